using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Concord.Alignment;
using Concord.Alignment.Renderings;

namespace Concord.Pipeline.Scoring;

/// <summary>How a layer's outcome is written so that it comes back to the last bit: arrays as their bytes, single numbers in the shortest text that reads back to them.</summary>
internal static class CheckpointJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new MatrixConverter(), new DoublesConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } },
    };

    private static void NameKinds(JsonTypeInfo type)
    {
        if (type.Type == typeof(RawResult))
        {
            type.PolymorphismOptions = new JsonPolymorphismOptions
            {
                DerivedTypes = { new JsonDerivedType(typeof(PredictivityRaw), "predictivity"), new JsonDerivedType(typeof(RsaRaw), "rsa") },
            };
        }
    }

    private sealed class DoublesConverter : JsonConverter<double[]>
    {
        public override double[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            MemoryMarshal.Cast<byte, double>(reader.GetBytesFromBase64()).ToArray();

        public override void Write(Utf8JsonWriter writer, double[] value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(MemoryMarshal.AsBytes<double>(value));
    }

    private sealed class MatrixConverter : JsonConverter<Matrix>
    {
        public override Matrix Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            Stored stored = JsonSerializer.Deserialize<Stored>(ref reader, options) ?? throw new JsonException("a matrix is missing");
            return new Matrix(stored.Rows, stored.Columns, stored.Values);
        }

        public override void Write(Utf8JsonWriter writer, Matrix value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Stored(value.Rows, value.Columns, value.Values), options);

        private sealed record Stored(int Rows, int Columns, double[] Values);
    }
}
