using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;

namespace Connectors.Milvus.Protocol.Tests;

public sealed class PlaceholderCodecTests
{
    [Fact]
    public void Float_vectors_round_trip()
        => Prop.ForAll<float[][]>(vectors =>
        {
            var group = PlaceholderCodec.EncodeFloats([.. vectors.Select(vector => (ReadOnlyMemory<float>)vector)]);
            var decoded = PlaceholderCodec.Decode(group);
            return decoded.Type == PlaceholderType.FloatVector
                && decoded.Values.Select(value => value.ToBase64()).SequenceEqual(
                    vectors.Select(vector => PackedFloats.Pack(vector).ToBase64()));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Texts_are_utf_8()
    {
        var decoded = PlaceholderCodec.Decode(PlaceholderCodec.EncodeTexts(["grün", ""]));

        Assert.Equal(PlaceholderType.VarChar, decoded.Type);
        Assert.Equal(["grün", ""], decoded.Values.Select(value => value.ToStringUtf8()));
    }

    [Fact]
    public void The_tag_is_the_one_servers_look_for()
    {
        var group = PlaceholderGroup.Parser.ParseFrom(PlaceholderCodec.EncodeFloats([new[] { 1f }]));

        Assert.Equal("$0", Assert.Single(group.Placeholders).Tag);
    }

    [Fact]
    public void Bytes_that_are_no_group_are_refused()
        => Assert.Throws<InvalidDataException>(() => PlaceholderCodec.Decode(ByteString.CopyFrom(0x0A, 0xFF)));

    [Fact]
    public void An_empty_group_is_refused()
        => Assert.Throws<InvalidDataException>(() => PlaceholderCodec.Decode(ByteString.Empty));
}
