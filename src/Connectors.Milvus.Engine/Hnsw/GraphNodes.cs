namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>
/// The neighbours of every slot, flat: per segment of slots one array for the lowest level and one for all higher ones. A list ends at
/// its width or at -1. One writer at a time changes a list; readers take no lock, and one that meets a change reads some of the old and
/// some of the new neighbours, all of them nodes.
/// </summary>
internal sealed class GraphNodes(int m)
{
    public const int MaxLevel = 15;
    public const int None = -1;

    private const int SegmentBits = 13;
    private const int SegmentSlots = 1 << SegmentBits;

    private volatile Segment[] _segments = [];

    /// <summary>Neighbours of a node on the higher levels.</summary>
    public int M { get; } = m;

    /// <summary>Slots that there is room for.</summary>
    public int Capacity => _segments.Length * SegmentSlots;

    public long Bytes => (long)_segments.Length * SegmentSlots * sizeof(int) * ((2 * M) + 2);

    /// <summary>Neighbours that a list can hold.</summary>
    public int Width(int level) => level == 0 ? 2 * M : M;

    /// <summary>The highest level of a slot's node: l or more with the probability M^-l, always the same for a slot.</summary>
    public static int LevelOf(int slot, int m)
    {
        var bits = ((ulong)slot + 1) * 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        var uniform = ((bits ^ (bits >> 31)) >> 11) * (1.0 / (1UL << 53));
        var level = 0;
        for (var bound = 1.0 / m; level < MaxLevel && uniform < bound; bound /= m)
            level++;
        return level;
    }

    /// <summary>The highest level of the slot's node; -1 when it has none.</summary>
    public int Level(int slot) => _segments[slot >> SegmentBits].Levels[slot & (SegmentSlots - 1)];

    /// <summary>Makes the slot a node without neighbours.</summary>
    public void Add(int slot) => Volatile.Write(ref _segments[slot >> SegmentBits].Levels[slot & (SegmentSlots - 1)], (sbyte)LevelOf(slot, M));

    /// <summary>The neighbours of a node on one of its levels.</summary>
    public Span<int> Links(int slot, int level)
    {
        var segment = _segments[slot >> SegmentBits];
        var place = slot & (SegmentSlots - 1);
        return level == 0
            ? segment.Lowest.AsSpan(place * 2 * M, 2 * M)
            : segment.Higher.AsSpan(segment.HigherStarts[place] + ((level - 1) * M), M);
    }

    /// <summary>Makes room for slots below a limit.</summary>
    public void Reserve(long limit)
    {
        if (Capacity >= limit)
            return;
        var segments = _segments.ToList();
        while ((long)segments.Count * SegmentSlots < limit)
            segments.Add(new Segment(segments.Count * SegmentSlots, M));
        _segments = [.. segments];
    }

    private sealed class Segment
    {
        public Segment(int firstSlot, int m)
        {
            var starts = new int[SegmentSlots];
            var higher = 0;
            for (var place = 0; place < SegmentSlots; place++)
            {
                starts[place] = higher;
                higher += LevelOf(firstSlot + place, m) * m;
            }

            HigherStarts = starts;
            Higher = new int[higher];
            Lowest = new int[SegmentSlots * 2 * m];
            Levels = new sbyte[SegmentSlots];
            Array.Fill(Higher, None);
            Array.Fill(Lowest, None);
            Array.Fill(Levels, (sbyte)None);
        }

        public int[] Lowest { get; }

        public int[] Higher { get; }

        public int[] HigherStarts { get; }

        public sbyte[] Levels { get; }
    }
}
