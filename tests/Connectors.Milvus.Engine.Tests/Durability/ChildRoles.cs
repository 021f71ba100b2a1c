namespace Connectors.Milvus.Engine.Tests.Durability;

/// <summary>What this assembly does when it is started as a child process.</summary>
internal static class ChildRoles
{
    public static int Run(string[] arguments) => 1;
}
