using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Connectors.Milvus.Engine.Shapes;

/// <summary>Shapes as well-known text (WKT), x before y.</summary>
internal static class WellKnownText
{
    private const int MaxDepth = 64;

    private static readonly NtsGeometryServices Services = new(GeometryOverlay.NG, GeometryRelate.NG);

    /// <summary>Reads a shape; null, and why, when the text is none or its coordinates are no numbers.</summary>
    public static (Geometry? Shape, string Reason) Read(string text)
    {
        if (FindFault(text) is { } fault)
            return (null, fault);
        try
        {
            var shape = new WKTReader(Services).Read(text);
            return Array.TrueForAll(shape.Coordinates, static place => double.IsFinite(place.X) && double.IsFinite(place.Y))
                ? (shape, "")
                : (null, "a coordinate is no finite number");
        }
        catch (Exception failure) when (failure is ParseException or ArgumentException or FormatException or InvalidOperationException)
        {
            return (null, failure.Message);
        }
    }

    // What the reader passes over: text around the shape. Its recursion goes as deep as collections stand in one another.
    private static string? FindFault(string text)
    {
        if (text.AsSpan().TrimStart().StartsWith("SRID", StringComparison.OrdinalIgnoreCase))
            return "a reference system (SRID) is not supported";
        var (depth, isClosed) = (0, false);
        foreach (var character in text.AsSpan().TrimEnd())
        {
            if (isClosed)
                return "there is more behind the shape";
            depth += character switch { '(' => 1, ')' => -1, _ => 0 };
            isClosed = depth == 0 && character == ')';
            if (depth is < 0 or > MaxDepth)
                return "its parentheses do not fit together";
        }

        return null;
    }
}
