namespace Concord.Models.Catalogue;

/// <summary>BibTeX of those who published weights, where it is not the architecture's paper.</summary>
internal static class PublisherCitations
{
    public const string Torchvision = "@software{torchvision2016, title={TorchVision: PyTorch's Computer Vision library}, author={TorchVision maintainers and contributors}, year={2016}, howpublished={https://github.com/pytorch/vision}}";

    public const string Swag = "@inproceedings{singh2022revisiting, title={Revisiting Weakly Supervised Pre-Training of Visual Perception Models}, author={Singh, Mannat and Gustafson, Laura and Adcock, Aaron and Reis, Vinicius de Freitas and Gedik, Bugra and Kosaraju, Raj Prateek and Mahajan, Dhruv and Girshick, Ross and Doll{\\'a}r, Piotr and van der Maaten, Laurens}, booktitle={CVPR}, year={2022}}";

    public const string RobustTransfer = "@article{salman2020adversarially, title={Do Adversarially Robust ImageNet Models Transfer Better?}, author={Hadi Salman and Andrew Ilyas and Logan Engstrom and Ashish Kapoor and Aleksander Madry}, year={2020}, journal={arXiv:2007.08489}}";

    public const string RobustnessLibrary = "@misc{robustness, title={Robustness (Python Library)}, author={Logan Engstrom and Andrew Ilyas and Hadi Salman and Shibani Santurkar and Dimitris Tsipras}, year={2019}, url={https://github.com/MadryLab/robustness}}";

    public const string StylizedImageNet = "@inproceedings{geirhos2019imagenet, title={ImageNet-trained CNNs are biased towards texture; increasing shape bias improves accuracy and robustness}, author={Geirhos, Robert and Rubisch, Patricia and Michaelis, Claudio and Bethge, Matthias and Wichmann, Felix A. and Brendel, Wieland}, booktitle={ICLR}, year={2019}, url={https://openreview.net/forum?id=Bygh9j09KX}}";

    public const string BillionScale = "@misc{yalniz2019billionscale, title={Billion-scale semi-supervised learning for image classification}, author={I. Zeki Yalniz and Herv{\\'e} J{\\'e}gou and Kan Chen and Manohar Paluri and Dhruv Mahajan}, year={2019}, eprint={1905.00546}}";
}
