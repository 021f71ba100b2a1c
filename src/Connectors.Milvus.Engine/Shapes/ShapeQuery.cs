using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.RelateNG;

namespace Connectors.Milvus.Engine.Shapes;

/// <summary>A question about shapes, prepared once and asked of many. Not thread-safe.</summary>
internal sealed class ShapeQuery
{
    private readonly ShapeRelation _relation;
    private readonly double _meters;
    private readonly Geometry? _shape;
    private readonly RelateNG? _relate;

    private ShapeQuery(ShapeRelation relation, double meters, Geometry? shape)
    {
        (_relation, _meters, _shape) = (relation, meters, shape);
        _relate = shape is null || relation == ShapeRelation.Near ? null : RelateNG.Prepare(shape);
    }

    /// <summary>The question as a text, which <see cref="Parse"/> reads.</summary>
    public static string Encode(ShapeRelation relation, double meters, string shape)
        => string.Create(CultureInfo.InvariantCulture, $"{(int)relation} {meters:R} {shape}");

    public static ShapeQuery Parse(byte[] encoded)
    {
        var parts = Encoding.UTF8.GetString(encoded).Split(' ', 3);
        var relation = (ShapeRelation)int.Parse(parts[0], CultureInfo.InvariantCulture);
        return new ShapeQuery(relation, double.Parse(parts[1], CultureInfo.InvariantCulture), relation == ShapeRelation.Valid ? null : WellKnownText.Read(parts[2]).Shape);
    }

    /// <summary>Whether it is true of a shape. What topology cannot tell of a shape that is not valid is false.</summary>
    public bool IsTrueOf(ReadOnlySpan<byte> text)
    {
        if (WellKnownText.Read(Encoding.UTF8.GetString(text)).Shape is not { } other)
            return false;
        try
        {
            return _relation switch
            {
                ShapeRelation.Valid => other.IsValid,
                ShapeRelation.Near => SphereDistance.From((Point)_shape!, other) <= _meters,
                _ => _relate!.Evaluate(other, Inverse()),
            };
        }
        catch (TopologyException)
        {
            return false;
        }
    }

    // Asked from the side of the prepared shape. A predicate serves one evaluation.
    private TopologyPredicate Inverse() => _relation switch
    {
        ShapeRelation.Equal => RelatePredicate.EqualsTopologically(),
        ShapeRelation.Touch => RelatePredicate.Touches(),
        ShapeRelation.Overlap => RelatePredicate.Overlaps(),
        ShapeRelation.Cross => RelatePredicate.Crosses(),
        ShapeRelation.Contain => RelatePredicate.Within(),
        ShapeRelation.Within => RelatePredicate.Contains(),
        _ => RelatePredicate.Intersects(),
    };
}
