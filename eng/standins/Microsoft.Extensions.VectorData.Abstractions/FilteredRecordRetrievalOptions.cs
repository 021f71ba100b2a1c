using System.Linq.Expressions;

namespace Microsoft.Extensions.VectorData;

/// <summary>How records that match a filter are read.</summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed class FilteredRecordRetrievalOptions<TRecord>
{
    private int _skip;

    /// <summary>How many matching records to pass over.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Skip
    {
        get => _skip;
        set => _skip = Require.NotNegative(value);
    }

    /// <summary>The order of the records; null leaves it to the store.</summary>
    public Func<OrderByDefinition, OrderByDefinition>? OrderBy { get; set; }

    /// <summary>Whether the records carry their vectors.</summary>
    public bool IncludeVectors { get; set; }

    /// <summary>Collects the properties to sort by, the most significant first.</summary>
    public sealed class OrderByDefinition
    {
        private readonly List<SortInfo> _values = [];

        /// <summary>The sort keys added so far.</summary>
        public IReadOnlyList<SortInfo> Values => _values;

        /// <summary>Adds a key, smallest value first.</summary>
        public OrderByDefinition Ascending(Expression<Func<TRecord, object?>> propertySelector) => Add(propertySelector, true);

        /// <summary>Adds a key, largest value first.</summary>
        public OrderByDefinition Descending(Expression<Func<TRecord, object?>> propertySelector) => Add(propertySelector, false);

        private OrderByDefinition Add(Expression<Func<TRecord, object?>> propertySelector, bool ascending)
        {
            ArgumentNullException.ThrowIfNull(propertySelector);
            _values.Add(new SortInfo(propertySelector, ascending));
            return this;
        }

        /// <summary>One sort key.</summary>
        public sealed class SortInfo
        {
            internal SortInfo(Expression<Func<TRecord, object?>> propertySelector, bool isAscending)
            {
                PropertySelector = propertySelector;
                Ascending = isAscending;
            }

            /// <summary>Selects the property.</summary>
            public Expression<Func<TRecord, object?>> PropertySelector { get; }

            /// <summary>Whether the smallest value comes first.</summary>
            public bool Ascending { get; }
        }
    }
}
