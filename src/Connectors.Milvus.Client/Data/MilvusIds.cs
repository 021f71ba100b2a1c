using System.Collections;

namespace Connectors.Milvus.Client;

/// <summary>
/// Primary keys, all numbers or all texts. Converts implicitly from one key or an array of keys:
/// <code>client.GetAsync&lt;Doc&gt;("docs", new long[] { 1, 2, 3 })</code>
/// Immutable as long as the given array is not changed.
/// </summary>
public sealed class MilvusIds : IReadOnlyList<MilvusId>
{
    private MilvusIds(IReadOnlyList<long>? numbers, IReadOnlyList<string>? texts)
    {
        Numbers = numbers;
        Texts = texts;
    }

    /// <summary>No key.</summary>
    public static MilvusIds Empty { get; } = new([], null);

    /// <summary>The keys when they are numbers, else null.</summary>
    public IReadOnlyList<long>? Numbers { get; }

    /// <summary>The keys when they are texts, else null.</summary>
    public IReadOnlyList<string>? Texts { get; }

    /// <summary>The number of keys.</summary>
    public int Count => Texts?.Count ?? Numbers!.Count;

    /// <summary>The key at a position.</summary>
    /// <param name="index">The position, from 0.</param>
    public MilvusId this[int index] => Texts is null ? Numbers![index] : Texts[index];

    /// <summary>Makes a list of one numeric key.</summary>
    /// <param name="id">The key.</param>
    public static implicit operator MilvusIds(long id) => new([id], null);

    /// <summary>Makes a list of one text key.</summary>
    /// <param name="id">The key.</param>
    public static implicit operator MilvusIds(string id) => From([id]);

    /// <summary>Makes a list of numeric keys.</summary>
    /// <param name="ids">The keys.</param>
    public static implicit operator MilvusIds(long[] ids) => From((IEnumerable<long>)ids);

    /// <summary>Makes a list of text keys.</summary>
    /// <param name="ids">The keys.</param>
    public static implicit operator MilvusIds(string[] ids) => From((IEnumerable<string>)ids);

    /// <summary>Makes a list of numeric keys.</summary>
    /// <param name="ids">The keys; enumerated once, now, unless it is a list already.</param>
    public static MilvusIds From(IEnumerable<long> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return new MilvusIds(ids as IReadOnlyList<long> ?? [.. ids], null);
    }

    /// <summary>Makes a list of text keys.</summary>
    /// <param name="ids">The keys, none of them null; enumerated once, now, unless it is a list already.</param>
    /// <exception cref="ArgumentException">A key is null.</exception>
    public static MilvusIds From(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var list = ids as IReadOnlyList<string> ?? [.. ids];
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
            {
                throw new ArgumentException($"The key at position {i} is null. A primary key is never null: leave it out.", nameof(ids));
            }
        }

        return new MilvusIds(null, list);
    }

    /// <inheritdoc />
    public IEnumerator<MilvusId> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
