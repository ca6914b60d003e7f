namespace Concord.Models.Weights;

/// <summary>Tells names that stand for the same values in a file, as shared weights do.</summary>
internal static class StoredPlaces
{
    /// <summary>A number for each name; equal numbers are the same elements in the same order.</summary>
    public static IReadOnlyDictionary<string, int> Number(IReadOnlyList<StoredTensor> tensors)
    {
        Dictionary<StoredBytes, int> storages = new(ReferenceEqualityComparer.Instance);
        Dictionary<(int Storage, long Offset, string View), int> places = [];
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        foreach (StoredTensor tensor in tensors)
        {
            storages.TryAdd(tensor.Storage, storages.Count);
            (int Storage, long Offset, string View) place = (storages[tensor.Storage], tensor.Offset, $"{TensorShape.Text(tensor.Shape)}{TensorShape.Text(tensor.Stride)}");
            places.TryAdd(place, places.Count);
            numbers[tensor.Name] = places[place];
        }

        return numbers;
    }
}
