namespace Concord.Models.Catalogue;

/// <summary>BibTeX of the papers behind the networks that take texts.</summary>
internal static class LanguageCitations
{
    public const string Gpt2 = "@techreport{radford2019language, author={Radford, Alec and Wu, Jeffrey and Child, Rewon and Luan, David and Amodei, Dario and Sutskever, Ilya}, title={Language Models are Unsupervised Multitask Learners}, institution={OpenAI}, year={2019}}";

    public const string DistilGpt2 = "@inproceedings{sanh2019distilbert, author={Sanh, Victor and Debut, Lysandre and Chaumond, Julien and Wolf, Thomas}, title={{DistilBERT}, a distilled version of {BERT}: smaller, faster, cheaper and lighter}, booktitle={NeurIPS EMC2 Workshop}, year={2019}, eprint={1910.01108}}";

    public const string TinyStories = "@misc{eldan2023tinystories, author={Eldan, Ronen and Li, Yuanzhi}, title={{TinyStories}: How Small Can Language Models Be and Still Speak Coherent {English}?}, year={2023}, eprint={2305.07759}}";

    public const string Llama = "@misc{touvron2023llama, author={Touvron, Hugo and Martin, Louis and Stone, Kevin and others}, title={{Llama} 2: Open Foundation and Fine-Tuned Chat Models}, year={2023}, eprint={2307.09288}}";
}
