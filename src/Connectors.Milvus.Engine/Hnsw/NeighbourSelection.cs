using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>
/// Chooses a node's neighbours among candidates: nearest first, leaving out a candidate that is as near to a chosen one as to the node, so
/// that the links lead in different directions; places that stay free are filled with those left out. Vectors equal to the node's take half
/// of the places at most and count in no comparison: so crowds of equal vectors hang together, and with the others.
/// </summary>
internal sealed class NeighbourSelection(GraphScoring scoring, int width)
{
    private const int AtATime = 8;

    private readonly AlignedBytes _buffer = new(scoring.QueryBytes);
    private readonly int[] _leftOut = new int[width];
    private readonly int[] _twins = new int[width];
    private readonly int[] _chosen = new int[width];

    /// <param name="candidates">Candidates with their scores to the node; they are put in order.</param>
    /// <param name="node">The node.</param>
    /// <param name="most">How many to choose at most.</param>
    /// <param name="filled">How many places to fill.</param>
    public ReadOnlySpan<int> Choose(Span<(float Score, int Slot)> candidates, int node, int most, int filled)
    {
        // Among equal scores a number decides that is different for every node: else all nodes would choose the same of many equal vectors.
        candidates.Sort((left, right) => left.Score != right.Score ? right.Score.CompareTo(left.Score) : Mix(left.Slot, node).CompareTo(Mix(right.Slot, node)));
        var (count, leftOut, twins) = (0, 0, 0);
        foreach (var (score, slot) in candidates)
        {
            if (count + twins == most)
                break;
            var isTwin = scoring.AreEqual(slot, node);
            if (isTwin && twins < most / 2)
                _twins[twins++] = slot;
            else if (!isTwin && LeadsElsewhere(slot, score, _chosen.AsSpan(0, count)))
                _chosen[count++] = slot;
            else if (leftOut < _leftOut.Length)
                _leftOut[leftOut++] = slot;
        }

        _twins.AsSpan(0, twins).CopyTo(_chosen.AsSpan(count));
        count += twins;
        for (var index = 0; index < leftOut && count < filled; index++)
            _chosen[count++] = _leftOut[index];
        return _chosen.AsSpan(0, count);
    }

    private bool LeadsElsewhere(int slot, float scoreToNode, ReadOnlySpan<int> chosen)
    {
        Span<float> scores = stackalloc float[AtATime];
        var query = scoring.QueryOf(slot, _buffer);
        for (var start = 0; start < chosen.Length; start += AtATime)
        {
            var part = chosen.Slice(start, Math.Min(AtATime, chosen.Length - start));
            scoring.Score(query, part, scores);
            foreach (var score in scores[..part.Length])
            {
                if (score >= scoreToNode)
                    return false;
            }
        }

        return true;
    }

    private static uint Mix(int slot, int node)
    {
        var bits = ((uint)slot * 0x9E3779B1u) ^ ((uint)node * 0x85EBCA77u);
        return (bits ^ (bits >> 15)) * 0xC2B2AE3Du;
    }
}
