using System.Globalization;
using System.Text.RegularExpressions;

namespace Connectors.Milvus.Engine.Tests.Filters.Oracle;

/// <summary>Rectangles along the axes, and points, whose relations are comparisons of numbers.</summary>
internal static partial class ShapeOracle
{
    public static readonly IReadOnlyList<(string Name, Func<Box, Box, bool> Holds)> Relations =
    [
        ("st_equals", (a, b) => a == b),
        ("st_intersects", Meet),
        ("st_touches", (a, b) => Meet(a, b) && !InteriorsMeet(a, b)),
        ("st_contains", Contains),
        ("st_within", (a, b) => Contains(b, a)),
        ("st_overlaps", (a, b) => InteriorsMeet(a, b) && !a.IsPoint && !b.IsPoint && !Contains(a, b) && !Contains(b, a)),
        ("st_crosses", (_, _) => false),
    ];

    public static Box Next(Random random)
    {
        var (x, y) = (random.Next(4), random.Next(4));
        return random.Chance(0.4) ? new Box(x, y, x, y) : new Box(x, y, x + random.Next(1, 4), y + random.Next(1, 4));
    }

    public static string Write(Random random, Box box) => box.IsPoint
        ? random.Pick([$"POINT ({box.Left} {box.Top})", $"point({box.Left}.0 {box.Top})", $" POINT({box.Left}e0  {box.Top} ) "])
        : random.Chance(0.5)
            ? $"POLYGON (({box.Left} {box.Top}, {box.Right} {box.Top}, {box.Right} {box.Bottom}, {box.Left} {box.Bottom}, {box.Left} {box.Top}))"
            : $"MULTIPOLYGON((({box.Right} {box.Bottom},{box.Right} {box.Top},{box.Left} {box.Top},{box.Left} {box.Bottom},{box.Right} {box.Bottom})))";

    public static Box Read(string text)
    {
        var numbers = Number().Matches(text).Select(match => (int)double.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
        var (xs, ys) = (numbers.Where((_, i) => i % 2 == 0).ToList(), numbers.Where((_, i) => i % 2 == 1).ToList());
        return new Box(xs.Min(), ys.Min(), xs.Max(), ys.Max());
    }

    private static bool Meet(Box a, Box b) => a.Left <= b.Right && b.Left <= a.Right && a.Top <= b.Bottom && b.Top <= a.Bottom;

    // The interior of a point is the point.
    private static bool InteriorsMeet(Box a, Box b) => a.IsPoint && b.IsPoint
        ? a == b
        : a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    private static bool Contains(Box outer, Box inner) => InteriorsMeet(outer, inner)
        && outer.Left <= inner.Left && inner.Right <= outer.Right && outer.Top <= inner.Top && inner.Bottom <= outer.Bottom;

    [GeneratedRegex(@"\d+(\.\d+)?(e\d)?")]
    private static partial Regex Number();

    internal sealed record Box(int Left, int Top, int Right, int Bottom)
    {
        public bool IsPoint => Left == Right;
    }
}
