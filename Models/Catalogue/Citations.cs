namespace Concord.Models.Catalogue;

/// <summary>BibTeX of the papers and repositories behind architectures and weights.</summary>
internal static class Citations
{
    public const string ResNet = "@inproceedings{he2016deep, author={He, Kaiming and Zhang, Xiangyu and Ren, Shaoqing and Sun, Jian}, title={Deep Residual Learning for Image Recognition}, booktitle={CVPR}, pages={770--778}, year={2016}, doi={10.1109/CVPR.2016.90}}";

    public const string WideResNet = "@inproceedings{zagoruyko2016wide, author={Zagoruyko, Sergey and Komodakis, Nikos}, title={Wide Residual Networks}, booktitle={BMVC}, year={2016}, eprint={1605.07146}}";

    public const string ResNeXt = "@inproceedings{xie2017aggregated, author={Xie, Saining and Girshick, Ross and Doll{\\'a}r, Piotr and Tu, Zhuowen and He, Kaiming}, title={Aggregated Residual Transformations for Deep Neural Networks}, booktitle={CVPR}, year={2017}, eprint={1611.05431}}";

    public const string AlexNet = "@misc{krizhevsky2014one, author={Krizhevsky, Alex}, title={One weird trick for parallelizing convolutional neural networks}, year={2014}, eprint={1404.5997}}";

    public const string Vgg = "@inproceedings{simonyan2015very, author={Simonyan, Karen and Zisserman, Andrew}, title={Very Deep Convolutional Networks for Large-Scale Image Recognition}, booktitle={ICLR}, year={2015}, eprint={1409.1556}}";

    public const string ConvNeXt = "@inproceedings{liu2022convnet, author={Liu, Zhuang and Mao, Hanzi and Wu, Chao-Yuan and Feichtenhofer, Christoph and Darrell, Trevor and Xie, Saining}, title={A {ConvNet} for the 2020s}, booktitle={CVPR}, year={2022}, eprint={2201.03545}}";

    public const string CorNet = "@inproceedings{KubiliusSchrimpf2019CORnet, author={Kubilius, Jonas and Schrimpf, Martin and Hong, Ha and Majaj, Najib J. and Rajalingham, Rishi and Issa, Elias B. and Kar, Kohitij and Bashivan, Pouya and Prescott-Roy, Jonathan and Schmidt, Kailyn and Nayebi, Aran and Bear, Daniel and Yamins, Daniel L. K. and DiCarlo, James J.}, title={Brain-Like Object Recognition with High-Performing Shallow Recurrent {ANNs}}, booktitle={NeurIPS}, pages={12785--12796}, year={2019}, eprint={1909.06161}}";

    public const string VisionTransformer = "@inproceedings{dosovitskiy2021image, author={Dosovitskiy, Alexey and Beyer, Lucas and Kolesnikov, Alexander and Weissenborn, Dirk and Zhai, Xiaohua and Unterthiner, Thomas and Dehghani, Mostafa and Minderer, Matthias and Heigold, Georg and Gelly, Sylvain and Uszkoreit, Jakob and Houlsby, Neil}, title={An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale}, booktitle={ICLR}, year={2021}, eprint={2010.11929}}";

    public const string MlpMixer = "@inproceedings{tolstikhin2021mixer, author={Tolstikhin, Ilya and Houlsby, Neil and Kolesnikov, Alexander and Beyer, Lucas and Zhai, Xiaohua and Unterthiner, Thomas and Yung, Jessica and Steiner, Andreas and Keysers, Daniel and Uszkoreit, Jakob and Lucic, Mario and Dosovitskiy, Alexey}, title={{MLP-Mixer}: An all-{MLP} Architecture for Vision}, booktitle={NeurIPS}, year={2021}, eprint={2105.01601}}";

    public const string ResMlp = "@article{touvron2021resmlp, author={Touvron, Hugo and Bojanowski, Piotr and Caron, Mathilde and Cord, Matthieu and El-Nouby, Alaaeldin and Grave, Edouard and Izacard, Gautier and Joulin, Armand and Synnaeve, Gabriel and Verbeek, Jakob and J{\\'e}gou, Herv{\\'e}}, title={{ResMLP}: Feedforward networks for image classification with data-efficient training}, year={2021}, eprint={2105.03404}}";

    public const string Swin = "@inproceedings{liu2021swin, author={Liu, Ze and Lin, Yutong and Cao, Yue and Hu, Han and Wei, Yixuan and Zhang, Zheng and Lin, Stephen and Guo, Baining}, title={Swin Transformer: Hierarchical Vision Transformer using Shifted Windows}, booktitle={ICCV}, year={2021}, eprint={2103.14030}}";

    public const string CrossVit = "@inproceedings{chen2021crossvit, author={Chen, Chun-Fu and Fan, Quanfu and Panda, Rameswar}, title={{CrossViT}: Cross-Attention Multi-Scale Vision Transformer for Image Classification}, booktitle={ICCV}, year={2021}, eprint={2103.14899}}";

    public const string Perceiver = "@inproceedings{jaegle2022perceiver, author={Jaegle, Andrew and Borgeaud, Sebastian and Alayrac, Jean-Baptiste and Doersch, Carl and Ionescu, Catalin and Ding, David and Koppula, Skanda and Zoran, Daniel and Brock, Andrew and Shelhamer, Evan and H{\\'e}naff, Olivier and Botvinick, Matthew M. and Zisserman, Andrew and Vinyals, Oriol and Carreira, Jo{\\~a}o}, title={{Perceiver IO}: A General Architecture for Structured Inputs and Outputs}, booktitle={ICLR}, year={2022}, eprint={2107.14795}}";

    public const string Deit = "@inproceedings{touvron2021training, author={Touvron, Hugo and Cord, Matthieu and Douze, Matthijs and Massa, Francisco and Sablayrolles, Alexandre and J{\\'e}gou, Herv{\\'e}}, title={Training data-efficient image transformers {\\&} distillation through attention}, booktitle={ICML}, year={2021}, eprint={2012.12877}}";

    public const string Dino = "@inproceedings{caron2021emerging, author={Caron, Mathilde and Touvron, Hugo and Misra, Ishan and J{\\'e}gou, Herv{\\'e} and Mairal, Julien and Bojanowski, Piotr and Joulin, Armand}, title={Emerging Properties in Self-Supervised Vision Transformers}, booktitle={ICCV}, year={2021}, eprint={2104.14294}}";

    public const string DinoV2 = "@article{oquab2024dinov2, author={Oquab, Maxime and Darcet, Timoth{\\'e}e and Moutakanni, Th{\\'e}o and others}, title={{DINOv2}: Learning Robust Visual Features without Supervision}, journal={TMLR}, year={2024}, eprint={2304.07193}}";

    public const string Registers = "@inproceedings{darcet2024vision, author={Darcet, Timoth{\\'e}e and Oquab, Maxime and Mairal, Julien and Bojanowski, Piotr}, title={Vision Transformers Need Registers}, booktitle={ICLR}, year={2024}, eprint={2309.16588}}";

    public const string Clip = "@inproceedings{radford2021learning, author={Radford, Alec and Kim, Jong Wook and Hallacy, Chris and Ramesh, Aditya and Goh, Gabriel and Agarwal, Sandhini and Sastry, Girish and Askell, Amanda and Mishkin, Pamela and Clark, Jack and Krueger, Gretchen and Sutskever, Ilya}, title={Learning Transferable Visual Models From Natural Language Supervision}, booktitle={ICML}, year={2021}, eprint={2103.00020}}";

    public const string MobileNetV1 = "@misc{howard2017mobilenets, author={Howard, Andrew G. and Zhu, Menglong and Chen, Bo and Kalenichenko, Dmitry and Wang, Weijun and Weyand, Tobias and Andreetto, Marco and Adam, Hartwig}, title={{MobileNets}: Efficient Convolutional Neural Networks for Mobile Vision Applications}, year={2017}, eprint={1704.04861}}";

    public const string MobileNetV2 = "@inproceedings{sandler2018mobilenetv2, author={Sandler, Mark and Howard, Andrew and Zhu, Menglong and Zhmoginov, Andrey and Chen, Liang-Chieh}, title={{MobileNetV2}: Inverted Residuals and Linear Bottlenecks}, booktitle={CVPR}, pages={4510--4520}, year={2018}, doi={10.1109/CVPR.2018.00474}}";

    public const string BetaCrown = "@inproceedings{wang2021beta, author={Wang, Shiqi and Zhang, Huan and Xu, Kaidi and Lin, Xue and Jana, Suman and Hsieh, Cho-Jui and Kolter, J. Zico}, title={Beta-{CROWN}: Efficient Bound Propagation with Per-neuron Split Constraints for Neural Network Robustness Verification}, booktitle={NeurIPS}, year={2021}, eprint={2103.06624}}";

    public const string SdpCnn = "@inproceedings{dathathri2020enabling, author={Dathathri, Sumanth and Dvijotham, Krishnamurthy and Kurakin, Alexey and Raghunathan, Aditi and Uesato, Jonathan and Bunel, Rudy and Shankar, Shreya and Steinhardt, Jacob and Goodfellow, Ian and Liang, Percy and Kohli, Pushmeet}, title={Enabling certification of verification-agnostic networks via memory-efficient semidefinite programming}, booktitle={NeurIPS}, year={2020}, eprint={2010.11645}}";

    public const string KolterWong = "@inproceedings{wong2018scaling, author={Wong, Eric and Schmidt, Frank and Metzen, Jan Hendrik and Kolter, J. Zico}, title={Scaling provable adversarial defenses}, booktitle={NeurIPS}, year={2018}, eprint={1805.12514}}";

    public const string Eran = "@article{singh2019abstract, author={Singh, Gagandeep and Gehr, Timon and P{\\\"u}schel, Markus and Vechev, Martin}, title={An Abstract Domain for Certifying Neural Networks}, journal={POPL}, year={2019}, doi={10.1145/3290354}}";

    public const string Akamaster = "@misc{idelbayev18a, author={Idelbayev, Yerlan}, title={Proper {ResNet} Implementation for {CIFAR10/CIFAR100} in {PyTorch}}, howpublished={https://github.com/akamaster/pytorch_resnet_cifar10}}";

    public const string VnnCompVit = "@misc{shi2023vit, author={Shi, Zhouxing and others}, title={Vision transformers for {VNN-COMP} 2023}, howpublished={https://github.com/shizhouxing/ViT_vnncomp2023}}";

    public const string Smmk47 = "@misc{smmk47, author={smmk47}, title={CIFAR10-Classification}, howpublished={https://github.com/smmk47/CIFAR10-Classification}}";

    public const string Hmax = "@article{serre2007robust, author={Serre, Thomas and Wolf, Lior and Bileschi, Stanley and Riesenhuber, Maximilian and Poggio, Tomaso}, title={Robust Object Recognition with Cortex-Like Mechanisms}, journal={IEEE Transactions on Pattern Analysis and Machine Intelligence}, volume={29}, number={3}, pages={411--426}, year={2007}, doi={10.1109/TPAMI.2007.56}}";

    public const string LocalJet = "@article{koenderink1987representation, author={Koenderink, Jan J. and van Doorn, Andrea J.}, title={Representation of local geometry in the visual system}, journal={Biological Cybernetics}, year={1987}}";

    public const string Concord = "@misc{concord, title={Concord: scoring neural networks against brains}, note={the preprocessed stimulus itself, as a baseline}}";
}
