namespace Concord.Datasets.Formats;

/// <summary>The order of the axes of betas, as h5py shows them.</summary>
public enum Hdf5BetaLayout
{
    /// <summary>Told by the sizes; an error where both would fit.</summary>
    Told,

    /// <summary>(trials × z × y × x): written by MATLAB, as NSD's betas_session01.hdf5 and GLMsingle's .mat files.</summary>
    TrialsZyx,

    /// <summary>(x × y × z × trials): written by Python, as GLMsingle's .hdf5 files.</summary>
    XyzTrials,
}
