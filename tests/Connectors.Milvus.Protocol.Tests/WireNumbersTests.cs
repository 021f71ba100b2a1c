using System.Globalization;
using Google.Protobuf.Reflection;

namespace Connectors.Milvus.Protocol.Tests;

/// <summary>A field renumbered, renamed or retyped by accident is data lost silently: the wire has no other guard.</summary>
public sealed class WireNumbersTests
{
    private const string Prefix = "milvus.proto.";

    private static readonly FileDescriptor[] Files =
    [
        CommonReflection.Descriptor, PlaceholderReflection.Descriptor, RefineReflection.Descriptor,
        SchemaReflection.Descriptor, FunctionReflection.Descriptor, DataReflection.Descriptor,
        TemplateReflection.Descriptor, ResultReflection.Descriptor, SystemReflection.Descriptor,
        CollectionReflection.Descriptor, LoadReflection.Descriptor, DatabaseReflection.Descriptor,
        PartitionReflection.Descriptor, AliasReflection.Descriptor, IndexReflection.Descriptor,
        WriteReflection.Descriptor, SearchReflection.Descriptor, QueryReflection.Descriptor,
        EvolveReflection.Descriptor, MaintenanceReflection.Descriptor, MonitorReflection.Descriptor, AnalyzerReflection.Descriptor,
        SnapshotReflection.Descriptor, ExternalReflection.Descriptor,
        ClusterReflection.Descriptor, RgReflection.Descriptor, UserReflection.Descriptor, PrivilegeReflection.Descriptor,
        ResourceGroupReflection.Descriptor, ReplicaReflection.Descriptor, SegmentReflection.Descriptor, ReplicateReflection.Descriptor,
    ];

    public static TheoryData<string> MessageNames => [.. WireNumbers.AllMessages.Keys];

    public static TheoryData<string> EnumNames => [.. WireNumbers.AllEnums.Keys];

    [Theory]
    [MemberData(nameof(MessageNames))]
    public void A_message_has_the_fields_of_the_wire(string name)
    {
        var message = Messages().Single(message => message.FullName == Prefix + name);
        var fields = message.Fields.InFieldNumberOrder()
            .Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Name} {field.FieldNumber}"));

        Assert.Equal(WireNumbers.AllMessages[name], string.Join(", ", fields));
    }

    [Theory]
    [MemberData(nameof(EnumNames))]
    public void An_enum_has_the_values_of_the_wire(string name)
    {
        var type = Enums().Single(type => type.FullName == Prefix + name);
        var values = type.Values
            .OrderBy(value => value.Number)
            .Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Name} {value.Number}"));

        Assert.Equal(WireNumbers.AllEnums[name], string.Join(", ", values));
    }

    [Fact]
    public void Every_message_and_enum_is_in_the_table()
    {
        var names = Messages().Select(message => message.FullName).Concat(Enums().Select(type => type.FullName));
        var table = WireNumbers.AllMessages.Keys.Concat(WireNumbers.AllEnums.Keys);

        Assert.Equal(table.Select(name => Prefix + name).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Packed_fixed_width_arrays_are_bytes()
    {
        Assert.Equal(FieldType.Bytes, FloatArray.Descriptor.FindFieldByNumber(1).FieldType);
        Assert.Equal(FieldType.Bytes, DoubleArray.Descriptor.FindFieldByNumber(1).FieldType);
    }

    private static IEnumerable<MessageDescriptor> Messages() => Files.SelectMany(file => file.MessageTypes).SelectMany(WithNested);

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message)
        => message.NestedTypes.Where(nested => nested.GetOptions()?.MapEntry != true).SelectMany(WithNested).Prepend(message);

    private static IEnumerable<EnumDescriptor> Enums()
        => Files.SelectMany(file => file.EnumTypes).Concat(Messages().SelectMany(message => message.EnumTypes));
}
