namespace Concord.Pipeline.Execution;

/// <summary>Whether an error says that memory ran out: .NET's own, and libtorch's, which come as plain exceptions with words.</summary>
internal static class OutOfMemory
{
    private static readonly string[] Words = ["can't allocate memory", "not enough memory", "out of memory", "std::bad_alloc"];

    /// <summary>Looks at the error and at what caused it.</summary>
    public static bool Is(Exception exception)
    {
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            if (current is OutOfMemoryException || Words.Any(word => current.Message.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }
}
