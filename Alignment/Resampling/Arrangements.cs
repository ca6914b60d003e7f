namespace Concord.Alignment.Resampling;

/// <summary>All orders and all choices of a few things, one after another.</summary>
internal static class Arrangements
{
    /// <summary>n!; infinite beyond 170.</summary>
    public static double Orders(int count) => Enumerable.Range(1, count).Aggregate(1.0, (product, k) => product * k);

    /// <summary>n over k, up to rounding.</summary>
    public static double Combinations(int count, int chosen) => Enumerable.Range(1, chosen).Aggregate(1.0, (product, k) => product * (count - chosen + k) / k);

    /// <summary>Every order of 0 … count − 1, in lexicographic order; the same array each time.</summary>
    public static IEnumerable<int[]> AllOrders(int count)
    {
        int[] order = Enumerable.Range(0, count).ToArray();
        while (true)
        {
            yield return order;
            int rise = count - 2;
            while (rise >= 0 && order[rise] > order[rise + 1])
            {
                rise--;
            }

            if (rise < 0)
            {
                yield break;
            }

            int next = count - 1;
            while (order[next] < order[rise])
            {
                next--;
            }

            (order[rise], order[next]) = (order[next], order[rise]);
            Array.Reverse(order, rise + 1, count - rise - 1);
        }
    }

    /// <summary>Every choice of some of 0 … count − 1, rising, in lexicographic order; the same array each time.</summary>
    public static IEnumerable<int[]> AllCombinations(int count, int chosen)
    {
        int[] members = Enumerable.Range(0, chosen).ToArray();
        while (true)
        {
            yield return members;
            int place = chosen - 1;
            while (place >= 0 && members[place] == count - chosen + place)
            {
                place--;
            }

            if (place < 0)
            {
                yield break;
            }

            members[place]++;
            for (int k = place + 1; k < chosen; k++)
            {
                members[k] = members[k - 1] + 1;
            }
        }
    }
}
