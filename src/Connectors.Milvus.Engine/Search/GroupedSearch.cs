using System.Text;
using Connectors.Milvus.Engine.Rows;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// A search that keeps the best rows of every value of its grouping fields. It scores every row that the filter leaves, so no group is missed and every
/// group is as full as its rows allow. Limit and offset count groups; the answer goes group by group, the group with the best hit first.
/// </summary>
internal sealed class GroupedSearch(Session session, SearchPlan plan, Func<SlotSet, FieldScan> newScan)
{
    private readonly List<int> _slots = [];
    private readonly List<int> _groups = [];

    public List<Hits> Find(int queries, SearchCommand command, long slotLimit)
    {
        var set = ReadGroups(slotLimit);
        var scan = newScan(set);
        var found = new List<Hits>(queries);
        for (var query = 0; query < queries; query++)
            found.Add(Pick(scan.All(query, session.CancellationToken), command));
        return found;
    }

    // In the order of the primary key, which decides between equal scores later.
    private SlotSet ReadGroups(long slotLimit)
    {
        var set = SlotSet.Empty(slotLimit);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var groupBy = string.Join(", ", plan.GroupBy.Select(static field => field.SqlName));
        using var statement = session.Prepare($"SELECT slot, {groupBy} FROM {plan.Collection.RowTable}{RowFilter.Where(plan.Filter, plan.Partitions)} ORDER BY {plan.Collection.PrimaryKey.SqlName}");
        _ = RowFilter.Bind(statement, plan.Filter);
        while (statement.Step())
        {
            var slot = (int)statement.Int64(0);
            var value = ReadGroup(statement);
            if (!known.TryGetValue(value, out var group))
                known.Add(value, group = known.Count);
            set.Add(slot);
            _slots.Add(slot);
            _groups.Add(group);
        }

        return set;
    }

    // Null is a value of its own. Lengths keep ("a", "bc") and ("ab", "c") apart.
    private string ReadGroup(Statement statement)
    {
        var value = new StringBuilder();
        for (var column = 1; column <= plan.GroupBy.Count; column++)
        {
            var text = statement.IsNull(column) ? null : statement.Text(column);
            value.Append(text?.Length ?? -1).Append(':').Append(text);
        }

        return value.ToString();
    }

    private Hits Pick(ScoreTable scores, SearchCommand command)
    {
        var order = Enumerable.Range(0, _slots.Count).Where(index => scores.IsHit(_slots[index])).ToArray();
        Array.Sort(order, (left, right) => scores[_slots[right]].CompareTo(scores[_slots[left]]) is var byScore && byScore != 0 ? byScore : left.CompareTo(right));

        var wanted = (int)(command.Limit + command.Offset);
        var members = new Dictionary<int, List<(float Score, int Slot)>>();
        var byRank = new List<List<(float Score, int Slot)>>();
        foreach (var index in order)
        {
            if (!members.TryGetValue(_groups[index], out var group))
            {
                if (byRank.Count == wanted)
                    continue;
                members.Add(_groups[index], group = []);
                byRank.Add(group);
            }

            if (group.Count < command.GroupSize)
                group.Add((scores[_slots[index]], _slots[index]));
        }

        var page = byRank.Skip((int)command.Offset).ToArray();
        return new Hits([.. page.SelectMany(static group => group)], [.. page.Select(static group => group.Count)]);
    }
}
