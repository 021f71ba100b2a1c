using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;

namespace Connectors.Milvus.Engine.Shapes;

/// <summary>Meters on a sphere as large as the Earth; x is the longitude and y the latitude, in degrees.</summary>
internal static class SphereDistance
{
    private const double Radius = 6_371_000;

    /// <summary>The way from a point to the nearest place of a shape; infinite when one of them is empty.</summary>
    public static double From(Point point, Geometry shape)
    {
        if (point.IsEmpty || shape.IsEmpty)
            return double.PositiveInfinity;
        return shape is Point other ? Between(point.Coordinate, other.Coordinate) : Between(point.Coordinate, Nearest(point.Coordinate, shape));
    }

    // On a plane that is true around the point: degrees of longitude shrink with the latitude.
    private static Coordinate Nearest(Coordinate point, Geometry shape)
    {
        var shrink = Math.Max(Math.Cos(Radians(point.Y)), 1e-9);
        var plane = shape.Copy();
        plane.Apply(new Projection(point, shrink));
        plane.GeometryChanged();
        var nearest = DistanceOp.NearestPoints(plane, plane.Factory.CreatePoint(new Coordinate(0, 0)))[0];
        return new Coordinate(point.X + (nearest.X / shrink), point.Y + nearest.Y);
    }

    private static double Between(Coordinate a, Coordinate b)
    {
        var (across, along) = (Math.Sin(Radians(b.Y - a.Y) / 2), Math.Sin(Radians(b.X - a.X) / 2));
        var half = (across * across) + (Math.Cos(Radians(a.Y)) * Math.Cos(Radians(b.Y)) * along * along);
        return 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private sealed class Projection(Coordinate origin, double shrink) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence)
        {
            for (var i = 0; i < sequence.Count; i++)
            {
                sequence.SetOrdinate(i, Ordinate.X, (sequence.GetX(i) - origin.X) * shrink);
                sequence.SetOrdinate(i, Ordinate.Y, sequence.GetY(i) - origin.Y);
            }
        }
    }
}
