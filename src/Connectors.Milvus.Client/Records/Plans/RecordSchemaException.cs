using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>
/// A record type does not fit a collection's schema. To callers an <see cref="ArgumentException"/>; inside, the sign that the
/// cached schema may be old and deserves one fresh look before the caller hears of it.
/// </summary>
internal sealed class RecordSchemaException : ArgumentException
{
    private readonly string _problem;

    public RecordSchemaException(string message)
        : base(message) => _problem = message;

    /// <param name="row">The record's position among those given.</param>
    /// <param name="problem">What follows "Record 5".</param>
    public RecordSchemaException(long row, string problem)
        : base(string.Create(CultureInfo.InvariantCulture, $"Record {row}{problem}"))
    {
        Row = row;
        _problem = problem;
    }

    /// <summary>The position of the record that does not fit; null when it is the type.</summary>
    public long? Row { get; }

    /// <summary>The same about another position, where records were given in batches.</summary>
    public RecordSchemaException At(long row) => Row is null ? this : new RecordSchemaException(row, _problem);
}
