using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Concord.Models.Preprocessing;
using TorchSharp;

namespace Concord.Models.Activations;

/// <summary>Decodes and preprocesses the next batches while the network works on the present one, where there are processors for both; else in turn with it.</summary>
/// <remarks>
/// The queue holds one finished batch, so with the one being filled and the one being used three are in memory. Each stimulus has its
/// own place in the batch: the number of decoding threads changes no number.
/// </remarks>
internal sealed class InputPipeline
{
    /// <summary>Batches in memory at once: being filled, waiting, being used.</summary>
    public const int BatchesInMemory = 3;

    /// <summary>A batch of one stimulus gets a second, blank row: for a single image libtorch chooses other convolution kernels, which sum in another order.</summary>
    public const int LeastRows = 2;

    private readonly IReadOnlyList<Func<PixelImage>> _stimuli;
    private readonly ImageTransform _transform;
    private readonly ImageSize _size;
    private readonly int _batchSize;

    /// <param name="stimuli">Decoders; called once each, from several threads.</param>
    /// <param name="transform">The model's preprocessing.</param>
    /// <param name="size">Size after preprocessing, pixels.</param>
    /// <param name="batchSize">Stimuli of a batch; the last may be smaller.</param>
    public InputPipeline(IReadOnlyList<Func<PixelImage>> stimuli, ImageTransform transform, ImageSize size, int batchSize)
    {
        _stimuli = stimuli;
        _transform = transform;
        _size = size;
        _batchSize = batchSize;
    }

    /// <summary>Runs <paramref name="use"/> on each batch in order; batches are freed here.</summary>
    /// <param name="use">Called on the caller's thread.</param>
    /// <param name="cancellation">Ends the work between batches and between stimuli.</param>
    public void Run(Action<InputBatch> use, CancellationToken cancellation)
    {
        if (Environment.ProcessorCount <= torch.get_num_threads())
        {
            Alternate(use, cancellation);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Channel<InputBatch> queue = Channel.CreateBounded<InputBatch>(1);
        Task producer = Task.Run(() => Produce(queue.Writer, stop.Token), CancellationToken.None);
        try
        {
            while (queue.Reader.WaitToReadAsync(cancellation).AsTask().GetAwaiter().GetResult())
            {
                while (queue.Reader.TryRead(out InputBatch? batch))
                {
                    using torch.Tensor pixels = batch.Pixels;
                    cancellation.ThrowIfCancellationRequested();
                    use(batch);
                }
            }

            producer.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            WaitQuietly(producer);
            while (queue.Reader.TryRead(out InputBatch? left))
            {
                left.Pixels.Dispose();
            }
        }
    }

    // No processor is free beside the network's threads: those would wait, spinning, for whichever of them a decoder has pushed aside.
    private void Alternate(Action<InputBatch> use, CancellationToken cancellation)
    {
        for (int first = 0; first < _stimuli.Count; first += _batchSize)
        {
            int count = Math.Min(_batchSize, _stimuli.Count - first);
            using torch.Tensor pixels = Fill(first, count, Environment.ProcessorCount, cancellation);
            cancellation.ThrowIfCancellationRequested();
            use(new InputBatch(first, count, pixels));
        }
    }

    private static void WaitQuietly(Task producer)
        => ((IAsyncResult)producer).AsyncWaitHandle.WaitOne();

    private async Task Produce(ChannelWriter<InputBatch> writer, CancellationToken cancellation)
    {
        try
        {
            for (int first = 0; first < _stimuli.Count; first += _batchSize)
            {
                torch.Tensor pixels = Fill(first, Math.Min(_batchSize, _stimuli.Count - first), Math.Max(1, Environment.ProcessorCount / 2), cancellation);
                if (!await writer.WaitToWriteAsync(cancellation).ConfigureAwait(false) || !writer.TryWrite(new InputBatch(first, Math.Min(_batchSize, _stimuli.Count - first), pixels)))
                {
                    pixels.Dispose();
                    break;
                }
            }

            writer.Complete();
        }
        catch (Exception exception) when (writer.TryComplete(exception))
        {
            throw;
        }
    }

    private torch.Tensor Fill(int first, int count, int threads, CancellationToken cancellation)
    {
        int length = 3 * _size.Height * _size.Width;
        torch.Tensor pixels = torch.zeros([Math.Max(LeastRows, count), 3, _size.Height, _size.Width], dtype: torch.float32);
        try
        {
            ParallelOptions options = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = threads };
            Parallel.For(0, count, options, i =>
            {
                Span<float> all = MemoryMarshal.Cast<byte, float>(pixels.bytes);
                _transform.Apply(_stimuli[first + i](), all.Slice(i * length, length));
            });
            return pixels;
        }
        catch (AggregateException exception)
        {
            pixels.Dispose();
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
            throw;
        }
        catch
        {
            pixels.Dispose();
            throw;
        }
    }
}
