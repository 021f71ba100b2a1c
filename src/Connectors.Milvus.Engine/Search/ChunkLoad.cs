using System.Runtime.InteropServices;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Search;

/// <summary>Reads a field's chunks from the file into blocks and holds them to their checksums. Thread-safe.</summary>
internal sealed class ChunkLoad(CollectionEntry collection, FieldEntry field, bool withNorms)
{
    // With less to read another connection costs more than it saves.
    private const long BytesPerThread = 16L << 20;

    private readonly ChunkLayout _layout = new(field.RowBytes, field.Definition.IsNullable);

    /// <summary>Bytes of a block's vectors.</summary>
    public long BlockBytes => (long)_layout.Capacity * _layout.RowBytes;

    /// <summary>An empty block.</summary>
    public VectorBlock NewBlock() => NewBlock(new VectorSegment(1, BlockBytes), 0);

    /// <summary>An empty block in the memory of several.</summary>
    public VectorBlock NewBlock(VectorSegment segment, int number) => new(segment, number, _layout.Capacity, _layout.RowBytes, withNorms, _layout.IsNullable);

    /// <summary>The chunks as a transaction sees them.</summary>
    public ChunkBlob Open(Session session) => new(session, collection, field);

    /// <summary>How many threads are worth while for so many whole chunks.</summary>
    public int Workers(long chunks, int threads) => (int)Math.Clamp(chunks * _layout.BlobBytes / BytesPerThread, 1, threads);

    /// <summary>
    /// Goes to whole chunks on several threads, each with a read of its own beside the caller's: what a full chunk holds changes only with the
    /// epoch of the collection. Gives the chunk that it came to, all below it being done, and what stopped it before the end.
    /// </summary>
    /// <param name="session">The caller's read.</param>
    /// <param name="first">The first chunk.</param>
    /// <param name="end">The chunk behind the last one.</param>
    /// <param name="workers">How many threads.</param>
    /// <param name="visit">Takes the chunks, the chunk's number and the thread's.</param>
    public (long Reached, Exception? Failure) Visit(Session session, long first, long end, int workers, Action<ChunkBlob, long, int> visit)
    {
        var isDone = new bool[end - first];
        var next = first - 1;
        Exception? failure = null;
        void Take(Session own, int worker)
        {
            using var blob = Open(own);
            for (var chunk = Interlocked.Increment(ref next); chunk < end && Volatile.Read(ref failure) is null; chunk = Interlocked.Increment(ref next))
            {
                session.CancellationToken.ThrowIfCancellationRequested();
                visit(blob, chunk, worker);
                isDone[chunk - first] = true;
            }
        }

        void Work(int worker)
        {
            try
            {
                using var beside = worker == 0 ? null : TryBeginBeside(session);
                if (worker == 0 || beside is not null)
                    Take(beside ?? session, worker);
            }
            catch (Exception caught)
            {
                Interlocked.CompareExchange(ref failure, caught, null);
            }
        }

        if (workers == 1)
            Work(0);
        else
            SharedWork.Run(workers, workers, Work);
        var reached = Array.IndexOf(isDone, false);
        return (reached < 0 ? end : first + reached, failure);
    }

    /// <summary>Reads vectors that follow each other in one chunk, up to the last that it holds.</summary>
    /// <param name="blob">The chunks.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="block">Where its vectors go.</param>
    /// <param name="places">The vectors.</param>
    /// <param name="before">The chunk's header as it was with the vectors before the first.</param>
    public ChunkHeader Read(ChunkBlob blob, long chunk, VectorBlock block, Range places, ChunkHeader before)
    {
        var (place, count) = places.GetOffsetAndLength(_layout.Capacity);
        var bytes = block.Span(place, count);
        if (!blob.TryOpen(chunk, out var stored))
        {
            if (!_layout.IsNullable)
                throw blob.Damaged(chunk, $"is missing");
            bytes.Clear();
            block.Present.AsSpan().Clear();
            return before.Append(count, bytes);
        }

        if (stored.Count != place + count)
            throw blob.Damaged(chunk, $"says it holds {stored.Count} vectors, the collection says {place + count}");
        blob.Read(bytes, _layout.Offset(place));
        var header = before.Append(count, bytes);
        Verify(blob, chunk, stored.Checksum, header.Checksum);
        if (block.Present is not null)
            ReadPresence(blob, chunk, block.Present, stored.PresenceChecksum);
        MeasureNorms(block, place, count);
        return header;
    }

    // Null where it would see other tables or other slots than the caller, or there is no further connection to be had.
    private Session? TryBeginBeside(Session session)
    {
        Session? beside = null;
        try
        {
            beside = session.BeginBeside();
            if (IsSame(StorageFormat.FileOwner, static (there, here) => there.Version == here.Version)
                && IsSame(collection.Id, static (there, here) => there.Epoch == here.Epoch && there.NextSlot >= here.NextSlot))
                return beside;
        }
        catch (Exception failure) when (failure is EngineException or ObjectDisposedException)
        {
        }

        beside?.Dispose();
        return null;

        bool IsSame(long owner, Func<Counters, Counters, bool> fit) => Counters.TryRead(beside!, owner) is { } there && fit(there, Counters.Read(session, owner));
    }

    // Bits of earlier rows are read again as they were: nobody sees them change.
    private static void ReadPresence(ChunkBlob blob, long chunk, ulong[] present, uint checksum)
    {
        Span<byte> bits = stackalloc byte[ChunkLayout.PresenceBytes];
        blob.Read(bits, ChunkLayout.HeaderBytes);
        Verify(blob, chunk, checksum, Crc32C.Continue(0, bits));
        MemoryMarshal.Cast<byte, ulong>(bits)[..present.Length].CopyTo(present);
    }

    private static void Verify(ChunkBlob blob, long chunk, uint stored, uint computed)
    {
        if (stored != computed)
            throw blob.Damaged(chunk, $"does not match its checksum (stored 0x{stored:x8}, computed 0x{computed:x8})");
    }

    private void MeasureNorms(VectorBlock block, int place, int count)
    {
        if (block.InverseNorms is null)
            return;
        for (var row = place; row < place + count; row++)
            block.InverseNorms[row] = field.VectorType.Elements!.InverseNorm(block.Span(row, 1));
    }
}
