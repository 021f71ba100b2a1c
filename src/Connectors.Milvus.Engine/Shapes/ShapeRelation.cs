namespace Connectors.Milvus.Engine.Shapes;

/// <summary>What a filter may ask of a field's shape, mostly with regard to another one.</summary>
internal enum ShapeRelation
{
    Equal,
    Touch,
    Overlap,
    Cross,
    Contain,
    Intersect,
    Within,
    Near,
    Valid,
}
