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

    public const string Mixer = "@inproceedings{tolstikhin2021mixer, author={Tolstikhin, Ilya and Houlsby, Neil and Kolesnikov, Alexander and Beyer, Lucas and Zhai, Xiaohua and Unterthiner, Thomas and Yung, Jessica and Steiner, Andreas and Keysers, Daniel and Uszkoreit, Jakob and Lucic, Mario and Dosovitskiy, Alexey}, title={MLP-Mixer: An all-MLP Architecture for Vision}, booktitle={NeurIPS}, year={2021}, eprint={2105.01601}}";

    public const string ResMlp = "@article{touvron2021resmlp, title={ResMLP: Feedforward networks for image classification with data-efficient training}, author={Hugo Touvron and Piotr Bojanowski and Mathilde Caron and Matthieu Cord and Alaaeldin El-Nouby and Edouard Grave and Gautier Izacard and Armand Joulin and Gabriel Synnaeve and Jakob Verbeek and Herv{\\'e} J{\\'e}gou}, journal={arXiv:2105.03404}, year={2021}}";

    public const string CrossVit = "@inproceedings{chen2021crossvit, title={CrossViT: Cross-Attention Multi-Scale Vision Transformer for Image Classification}, author={Chun-Fu (Richard) Chen and Quanfu Fan and Rameswar Panda}, booktitle={ICCV}, year={2021}}";

    public const string Perceiver = "@article{jaegle2021perceiverio, title={Perceiver IO: A General Architecture for Structured Inputs \\& Outputs}, author={Jaegle, Andrew and others}, year={2021}, eprint={2107.14795}}";

    public const string Gpt2 = "@article{radford2019language, title={Language Models are Unsupervised Multitask Learners}, author={Radford, Alec and Wu, Jeff and Child, Rewon and Luan, David and Amodei, Dario and Sutskever, Ilya}, year={2019}}";

    public const string TinyLlamas = "@misc{karpathy2023llama2c, title={llama2.c}, author={Karpathy, Andrej}, year={2023}, howpublished={https://github.com/karpathy/llama2.c}}";
}
