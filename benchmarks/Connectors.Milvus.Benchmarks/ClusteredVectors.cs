using System.Numerics.Tensors;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// Vectors as embeddings are: clusters of 200 in a space of few dimensions, laid into a larger one, with a little noise. Cluster numbers
/// follow one direction of that space, so a range of numbers is a region. Seeded; the same in every run.
/// </summary>
internal sealed class ClusteredVectors(int dimension, int count, int seed = 7)
{
    private const int Latent = 24;
    private const int PerCluster = 200;
    private const float Spread = 0.35f;
    private const float Noise = 0.02f;

    private readonly float[][] _centres = MakeCentres(Math.Max(1, count / PerCluster), seed);
    private readonly float[][] _axes = MakeAxes(dimension, seed);

    /// <summary>The cluster's number, from 0 to 999, of a vector.</summary>
    public int Region(int index) => (int)((long)Cluster(index) * 1000 / _centres.Length);

    /// <summary>The number of clusters.</summary>
    public int Clusters => _centres.Length;

    /// <summary>The clusters by the distance of their centres from that of a vector's cluster, its own first.</summary>
    public int[] ClustersByDistance(int index)
    {
        var centre = _centres[Cluster(index)];
        return [.. Enumerable.Range(0, _centres.Length).OrderBy(cluster => TensorPrimitives.Distance<float>(centre, _centres[cluster]))];
    }

    /// <summary>The cluster of a vector.</summary>
    public int Cluster(int index) => (int)((uint)index * 2_654_435_761u % (uint)_centres.Length);

    /// <summary>A member of the set, or with an index from <c>count</c> on a vector like them.</summary>
    public void Write(int index, float[] vector)
    {
        var random = new Random((seed * 7_919) + index);
        var centre = _centres[Cluster(index)];
        Array.Clear(vector);
        for (var axis = 0; axis < Latent; axis++)
        {
            var weight = centre[axis] + (Spread * Gaussian(random));
            for (var element = 0; element < vector.Length; element++)
                vector[element] += weight * _axes[axis][element];
        }

        for (var element = 0; element < vector.Length; element++)
            vector[element] += Noise * Gaussian(random);
    }

    private static float[][] MakeCentres(int clusters, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, clusters).Select(_ => Gaussians(random, Latent)).OrderBy(centre => centre[0])];
    }

    private static float[][] MakeAxes(int dimension, int seed)
    {
        var random = new Random(seed + 1);
        return [.. Enumerable.Range(0, Latent).Select(_ => Gaussians(random, dimension).Select(value => value / MathF.Sqrt(dimension)).ToArray())];
    }

    private static float[] Gaussians(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Gaussian(random))];

    private static float Gaussian(Random random)
        => MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
}
