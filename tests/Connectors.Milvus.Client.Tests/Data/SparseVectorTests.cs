namespace Connectors.Milvus.Client.Tests.Data;

public sealed class SparseVectorTests
{
    [Fact]
    public void Values_of_a_dictionary_are_put_in_order()
    {
        MilvusSparseVector vector = new Dictionary<uint, float> { [9] = 0.5f, [2] = 1, [uint.MaxValue - 1] = 0 };

        Assert.Equal([new(2, 1f), new(9, 0.5f), new(uint.MaxValue - 1, 0f)], vector);
        Assert.Equal(uint.MaxValue, vector.Dimension);
        Assert.Equal("{2: 1, 9: 0.5, 4294967294: 0}", vector.ToString());
    }

    [Fact]
    public void Equal_values_make_equal_vectors()
    {
        var vector = MilvusSparseVector.From([2, 9], [1f, 0.5f]);

        Assert.Equal(vector, MilvusSparseVector.From([KeyValuePair.Create(9u, 0.5f), KeyValuePair.Create(2u, 1f)]));
        Assert.Equal(vector.GetHashCode(), MilvusSparseVector.From([2, 9], [1f, 0.5f]).GetHashCode());
        Assert.NotEqual(vector, MilvusSparseVector.From([2, 9], [1f, 0.25f]));
        Assert.Equal(MilvusSparseVector.Empty, MilvusSparseVector.From([], []));
        Assert.Equal(0, MilvusSparseVector.Empty.Dimension);
    }

    [Theory]
    [InlineData(new uint[] { 1, 1 }, new float[] { 1, 2 }, "The position 1 is there twice")]
    [InlineData(new uint[] { 2, 1 }, new float[] { 1, 2 }, "The position 1 comes after 2")]
    [InlineData(new uint[] { uint.MaxValue }, new float[] { 1 }, "the highest is 4294967294")]
    [InlineData(new uint[] { 1 }, new float[] { -0.5f }, "The value -0.5 at position 1 is negative")]
    [InlineData(new uint[] { 1 }, new float[] { float.NaN }, "The value NaN at position 1 is not a finite number")]
    [InlineData(new uint[] { 1, 2 }, new float[] { 1 }, "There are 2 positions and 1 values")]
    public void What_Milvus_would_refuse_is_no_vector(uint[] indices, float[] values, string problem)
    {
        var error = Assert.Throws<ArgumentException>(() => MilvusSparseVector.From(indices, values));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
