using Connectors.Milvus.Engine.Filters.Syntax;
using Connectors.Milvus.Engine.Shapes;
using NetTopologySuite.Geometries;

namespace Connectors.Milvus.Engine.Filters.Binding;

// st_equals, st_dwithin and the like.
internal sealed partial class Binder
{
    private ShapePredicate BindShape(CallSyntax syntax, ShapeRelation relation)
    {
        var field = BindOperand(syntax.Arguments[0]) is FieldOperand { Kind: ValueKind.Shape } operand
            ? operand.Field
            : throw new FilterException(syntax.Arguments[0].Position, "geometry operations are only supported on geometry fields");
        if (relation == ShapeRelation.Valid)
            return new ShapePredicate(field, ShapeQuery.Encode(relation, 0, ""));
        if (BindConstant(syntax.Arguments[1], "the shape") is not StringConstant text)
            throw new FilterException(syntax.Arguments[1].Position, "the shape must be a string of well-known text, 'POINT (1 2)'");
        var (shape, reason) = WellKnownText.Read(text.Value);
        if (shape is null)
            throw new FilterException(syntax.Arguments[1].Position, $"failed to parse WKT {text}: {reason}");
        if (relation != ShapeRelation.Near)
            return new ShapePredicate(field, ShapeQuery.Encode(relation, 0, text.Value));
        return shape is Point
            ? new ShapePredicate(field, ShapeQuery.Encode(relation, BindDistance(syntax.Arguments[2]), text.Value))
            : throw new FilterException(syntax.Arguments[1].Position, $"st_dwithin only supports a POINT here, got {shape.GeometryType}");
    }

    private double BindDistance(SyntaxNode node)
    {
        var distance = BindConstant(node, "the distance");
        return distance.IsNumber() && ConstantMath.Number(distance) >= 0
            ? ConstantMath.Number(distance)
            : throw new FilterException(node.Position, $"the distance is a number of meters, 0 or more, got {distance}");
    }
}
