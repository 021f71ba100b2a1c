using System.Globalization;
using System.Reflection;

namespace Connectors.Milvus.Architecture.Tests;

/// <summary>How types, values and attributes are spelled in C#, without namespaces.</summary>
internal static class SurfaceNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] = "ushort",
        [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong",
        [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal", [typeof(char)] = "char",
    };

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    public static string Of(Type type, NullabilityInfo? nullability = null)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        if (type.IsArray)
            return Of(type.GetElementType()!, nullability?.ElementType) + "[]" + Mark(type, nullability);

        string name = Keywords.TryGetValue(type, out string? keyword) ? keyword : Named(type, nullability);
        return name + Mark(type, nullability);
    }

    public static string Parameters(Type[] parameters) =>
        parameters.Length == 0 ? "" : $"<{string.Join(", ", parameters.Select(each => each.Name))}>";

    public static string Constraints(Type[] parameters, MemberInfo declaring) =>
        string.Concat(parameters.Select(parameter => (parameter.Name, Constraint: Constraint(parameter, declaring)))
            .Where(each => each.Constraint is not null)
            .Select(each => $" where {each.Name} : {each.Constraint}"));

    public static string Attribute(CustomAttributeData attribute)
    {
        IEnumerable<string> arguments = attribute.ConstructorArguments.Select(Argument)
            .Concat(attribute.NamedArguments.Where(each => each.MemberName != "Inherited")
                .Select(each => $"{each.MemberName} = {Argument(each.TypedValue)}"));
        string list = string.Join(", ", arguments);
        string name = attribute.AttributeType.Name;
        return name[..^"Attribute".Length] + (list.Length > 0 ? $"({list})" : "");
    }

    public static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Argument(CustomAttributeTypedArgument argument) =>
        argument.ArgumentType.IsEnum
            ? $"{argument.ArgumentType.FullName}.{Enum.ToObject(argument.ArgumentType, argument.Value!)}"
            : Literal(argument.Value);

    /// <summary>A nested type carries the arguments of the type around it: <c>Options&lt;T&gt;.Order</c>.</summary>
    private static string Named(Type type, NullabilityInfo? nullability)
    {
        string name = type.Name.Split('`')[0];
        if (type.IsGenericParameter)
            return name;

        Type[] arguments = type.GetGenericArguments();
        string list = arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select((each, index) =>
            Of(each, nullability?.GenericTypeArguments.ElementAtOrDefault(index))))}>";
        if (!type.IsNested)
            return name + list;

        Type outer = type.DeclaringType!;
        var names = new List<string> { name };
        for (; outer.IsNested; outer = outer.DeclaringType!)
            names.Insert(0, outer.Name.Split('`')[0]);
        return $"{outer.Name.Split('`')[0]}{list}.{string.Join('.', names)}";
    }

    private static string Mark(Type type, NullabilityInfo? nullability) =>
        !type.IsValueType && nullability?.ReadState == NullabilityState.Nullable && !UnconstrainedByDeclaration(type, nullability) ? "?" : "";

    /// <summary>An unconstrained type parameter may be null without being written with a question mark.</summary>
    private static bool UnconstrainedByDeclaration(Type type, NullabilityInfo nullability) =>
        type.IsGenericParameter
        && nullability.WriteState == NullabilityState.Nullable
        && (type.GenericParameterAttributes & GenericParameterAttributes.ReferenceTypeConstraint) == 0;

    private static string? Constraint(Type parameter, MemberInfo declaring)
    {
        var parts = new List<string>();
        if (parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            parts.Add("class");
        else if (NullableFlag(parameter.CustomAttributes, "NullableAttribute") ?? Context(declaring) is 1)
            parts.Add("notnull");
        parts.AddRange(parameter.GetGenericParameterConstraints().Select(each => Of(each)));
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    private static bool? NullableFlag(IEnumerable<CustomAttributeData> attributes, string name) =>
        Flag(attributes, name) is { } flag ? flag == 1 : null;

    private static byte? Context(MemberInfo? member) =>
        member is null ? null : Flag(member.CustomAttributes, "NullableContextAttribute") ?? Context(member.DeclaringType);

    private static byte? Flag(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes.FirstOrDefault(each => each.AttributeType.Name == name)?.ConstructorArguments[0].Value is byte flag ? flag : null;
}
