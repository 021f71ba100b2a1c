namespace Connectors.Milvus.Engine.Search;

/// <summary>Where a scan puts the scores of one query.</summary>
internal abstract class ScoreSink
{
    /// <summary>Scores below it need not be offered.</summary>
    public float Threshold { get; protected set; } = float.NegativeInfinity;

    public abstract void Add(float score, int slot);
}

/// <summary>Keeps the score of every slot. Scans of different slots may fill it at the same time.</summary>
internal sealed class ScoreTable : ScoreSink
{
    private readonly float[] _scores;

    public ScoreTable(int slots)
    {
        _scores = new float[slots];
        Array.Fill(_scores, float.NaN);
    }

    public float this[int slot] => _scores[slot];

    /// <summary>Whether the slot has a score: rows without a vector have none.</summary>
    public bool IsHit(int slot) => !float.IsNaN(_scores[slot]);

    public override void Add(float score, int slot) => _scores[slot] = score;
}
