namespace Connectors.Milvus.VectorData.Filters;

/// <summary>Something that has a value in each row: a field, an array's element or length, arithmetic over these, or a constant.</summary>
internal abstract record Term
{
    /// <summary>The type of the values as the filter sees them, never a <see cref="Nullable{T}"/>.</summary>
    public abstract Type ClrType { get; }

    /// <summary>The nullable fields that make the term null in the rows where they are null.</summary>
    public virtual IEnumerable<FilterProperty> NullableFields => [];

    /// <summary>Whether stored values sort as the CLR values do.</summary>
    public virtual bool KeepsOrder => true;

    /// <summary>Whether the server can calculate with the stored values.</summary>
    public virtual bool IsNumber => true;

    /// <summary>What the term is called in a message.</summary>
    public abstract string Name { get; }

    /// <summary>Turns a value of <see cref="ClrType"/> into what it is compared with on the server.</summary>
    public abstract object Encode(object value);
}

internal sealed record FieldTerm(FilterProperty Property) : Term
{
    public override Type ClrType { get; } = ClrTypes.Underlying(Property.ClrType);

    public override IEnumerable<FilterProperty> NullableFields => Property.IsNullable ? [Property] : [];

    public override bool KeepsOrder => Property.KeepsOrder;

    public override bool IsNumber => FilterProperty.IsNumber(Property.DataType);

    public override string Name => Property.StorageName;

    public override object Encode(object value) => Property.Encode(value);
}

internal sealed record ElementTerm(FilterProperty Array, int Index) : Term
{
    public override Type ClrType { get; } = ClrTypes.Element(Array.ClrType);

    public override IEnumerable<FilterProperty> NullableFields => Array.IsNullable ? [Array] : [];

    public override bool KeepsOrder => Array.KeepsOrder;

    public override bool IsNumber => FilterProperty.IsNumber(Array.ElementType);

    public override string Name => $"{Array.StorageName}[{Index}]";

    public override object Encode(object value) => Array.Encode(value);
}

internal sealed record LengthTerm(FilterProperty Array) : Term
{
    public override Type ClrType => typeof(int);

    /// <summary>Inside JSON an empty list counts as null to Milvus, and has a length all the same.</summary>
    public override IEnumerable<FilterProperty> NullableFields => Array is { IsNullable: true, IsJsonPath: false } ? [Array] : [];

    public override string Name => $"the length of {Array.StorageName}";

    public override object Encode(object value) => Numbers.Widen(value);
}

/// <summary>Arithmetic that the server does; integers are 64-bit there and do not wrap at C#'s narrower types.</summary>
internal sealed record ArithmeticTerm(Term Left, string Operator, Term Right, Type Type) : Term
{
    public override Type ClrType => Type;

    public override IEnumerable<FilterProperty> NullableFields => Left.NullableFields.Union(Right.NullableFields);

    public override string Name => $"{Left.Name} {Operator} {Right.Name}";

    public override object Encode(object value) => Numbers.Widen(value);
}

/// <summary>A value as the server stores it; written as a parameter.</summary>
internal sealed record ValueTerm(object Value) : Term
{
    public override Type ClrType => Value.GetType();

    public override string Name => "a value";

    public override object Encode(object value) => value;
}
