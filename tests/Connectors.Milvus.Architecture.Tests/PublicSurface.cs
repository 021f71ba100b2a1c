using System.Reflection;

namespace Connectors.Milvus.Architecture.Tests;

/// <summary>
/// The public and protected surface of an assembly as C# declarations, one line each, so that two surfaces can be
/// compared as sets: <c>VectorStore :: public void Dispose();</c>. Nullability, defaults and constraints are part of it.
/// </summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Print(IEnumerable<Type> types) => types.SelectMany(Print);

    private static IEnumerable<string> Print(Type type)
    {
        string owner = SurfaceNames.Of(type);
        yield return $"{owner} :: {Attributes(type.CustomAttributes)}{Header(type)}";
        foreach (MemberInfo member in type.GetMembers(Declared))
        {
            if (Declaration(member) is { } declaration)
                yield return $"{owner} :: {Attributes(WrittenOn(member))}{declaration}";
        }
    }

    private static string Header(Type type)
    {
        string kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsEnum: true } => "enum",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };

        IEnumerable<Type> bases = type.BaseType is { } parent && parent != typeof(object) ? [parent] : [];
        bases = bases.Concat(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []));
        string list = string.Join(", ", bases.Where(each => each.IsVisible && each.Name != "_Attribute").Select(each => SurfaceNames.Of(each)));

        Type[] own = type.IsNested ? [] : type.GetGenericArguments();
        return $"public {kind} {type.Name.Split('`')[0]}{SurfaceNames.Parameters(own)}{(list.Length > 0 ? " : " + list : "")}{SurfaceNames.Constraints(own, type)}";
    }

    private static string? Declaration(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true, IsPublic: true } constant =>
            $"public const {SurfaceNames.Of(constant.FieldType)} {constant.Name} = {SurfaceNames.Literal(constant.GetRawConstantValue())};",
        FieldInfo field when Visible(field.IsPublic, field.IsFamily || field.IsFamilyOrAssembly) is { } access =>
            $"{access} {SurfaceNames.Of(field)} {field.Name};",
        ConstructorInfo constructor when Access(constructor) is { } access =>
            $"{access} {constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)});",
        PropertyInfo property => Property(property),
        MethodInfo { IsSpecialName: false } method when Access(method) is { } access =>
            $"{access}{Modifiers(method)} {SurfaceNames.Of(method.ReturnParameter)} {method.Name}{SurfaceNames.Parameters(method.GetGenericArguments())}"
            + $"({Parameters(method)}){SurfaceNames.Constraints(method.GetGenericArguments(), method)};",
        _ => null,
    };

    private static string? Property(PropertyInfo property)
    {
        MethodInfo accessor = property.GetMethod ?? property.SetMethod!;
        if (Access(accessor) is not { } access)
            return null;

        bool init = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(each => each.Name == "IsExternalInit") == true;
        string setter = property.SetMethod is { } set && Access(set) is not null ? init ? "init; " : "set; " : "";
        return $"{access}{Modifiers(accessor)} {SurfaceNames.Of(property)} {property.Name} {{ get; {setter}}}";
    }

    private static string Modifiers(MethodInfo method) => method switch
    {
        { DeclaringType.IsInterface: true } => "",
        { IsStatic: true } => " static",
        { IsAbstract: true } => " abstract",
        { IsVirtual: true, IsFinal: false } when method.GetBaseDefinition() != method => " override",
        { IsVirtual: true, IsFinal: false } => " virtual",
        _ => "",
    };

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter =>
            $"{Attributes(parameter.CustomAttributes)}{SurfaceNames.Of(parameter)} {parameter.Name}"
            + (parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")));

    private static string Default(ParameterInfo parameter) =>
        parameter is { DefaultValue: null, ParameterType.IsValueType: true } && Nullable.GetUnderlyingType(parameter.ParameterType) is null
            ? "default"
            : SurfaceNames.Literal(parameter.DefaultValue);

    /// <summary>The compiler moves [AllowNull] of a property to the value that its setter takes.</summary>
    private static IEnumerable<CustomAttributeData> WrittenOn(MemberInfo member) =>
        member is PropertyInfo { SetMethod: { } set }
            ? member.CustomAttributes.Concat(set.GetParameters()[^1].CustomAttributes)
            : member.CustomAttributes;

    /// <summary>Attributes the compiler writes for itself are not part of what a caller sees.</summary>
    private static string Attributes(IEnumerable<CustomAttributeData> attributes) => string.Concat(
        attributes.Where(each => each.AttributeType.IsVisible && each.AttributeType.Name is not (
                "NullableAttribute" or "NullableContextAttribute" or "OptionalAttribute" or "AsyncIteratorStateMachineAttribute"
                or "AsyncStateMachineAttribute" or "CompilerGeneratedAttribute" or "DefaultMemberAttribute" or "DebuggerStepThroughAttribute"))
            .OrderBy(each => each.AttributeType.Name, StringComparer.Ordinal)
            .Select(each => $"[{SurfaceNames.Attribute(each)}] "));

    private static string? Access(MethodBase method) =>
        method.DeclaringType!.IsInterface ? "" : Visible(method.IsPublic, method.IsFamily || method.IsFamilyOrAssembly);

    private static string? Visible(bool isPublic, bool isProtected) => isPublic ? "public" : isProtected ? "protected" : null;
}
