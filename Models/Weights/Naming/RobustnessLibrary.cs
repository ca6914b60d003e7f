namespace Concord.Models.Weights.Naming;

/// <summary>Checkpoints of MadryLab's robustness library: the network under <c>model.</c>, beside it the normaliser, and the attacker, which holds the network again.</summary>
internal static class RobustnessLibrary
{
    /// <summary>The network's tensors without the prefix; the rest left out, since preprocessing normalises and nobody attacks.</summary>
    public static NamingScheme Scheme { get; } = new(
        "robustness",
        "MadryLab/robustness@a9541241defd9972e9334bfcdb804f6aefe24dc7 robustness/attacker.py, AttackerModel",
        [@"normalizer\.new_mean", @"model\..*", @"attacker\..*"],
        [
            NamingRule.Drop(@"normalizer\..*"),
            NamingRule.Drop(@"attacker\..*"),
            NamingRule.Rename(@"model\.(.*)", "$1"),
        ]);
}
