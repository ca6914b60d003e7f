using System.Runtime.ExceptionServices;

namespace Concord.Datasets;

/// <summary>Work on several cores whose first fault comes out as itself, not wrapped.</summary>
internal static class InParallel
{
    public static void For(int count, Action<int> body)
    {
        try
        {
            Parallel.For(0, count, body);
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.Flatten().InnerExceptions[0]);
        }
    }
}
