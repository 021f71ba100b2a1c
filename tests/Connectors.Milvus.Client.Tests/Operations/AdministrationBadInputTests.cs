using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Mistakes in administration that are found before anything is sent. No message shows a password.</summary>
public sealed class AdministrationBadInputTests
{
    private const string Secret = "pässwörd";

    public static TheoryData<string, Func<MilvusClient, Task>, string[]> Table => new()
    {
        { "database name", c => c.CreateDatabaseAsync("my-db"), ["my-db", "'-'", "position 2"] },
        { "no database name", c => c.DropDatabaseAsync(""), ["database"] },
        { "long database name", c => c.DescribeDatabaseAsync(new string('a', 256)), ["256", "255"] },
        { "property without name", c => c.CreateDatabaseAsync("db", new Dictionary<string, string> { [" "] = "1" }), ["'1'", "no name"] },
        { "property without value", c => c.AlterDatabasePropertiesAsync("db", new Dictionary<string, string> { ["ttl"] = null! }), ["'ttl'", "null"] },
        { "no properties", c => c.AlterDatabasePropertiesAsync("db", new Dictionary<string, string>()), ["No property", "at least one"] },
        { "no property keys", c => c.DropDatabasePropertiesAsync("db", []), ["No property key", "at least one"] },
        { "empty property key", c => c.DropDatabasePropertiesAsync("db", ["ttl", ""]), ["property key", "position 1"] },
        { "no user", c => c.CreateUserAsync(" ", Secret), ["user"] },
        { "long user", c => c.CreateUserAsync(new string('a', 33), Secret), ["33", "32"] },
        { "colon in user", c => c.CreateUserAsync("an:na", Secret), ["':'", "position 2", "letters"] },
        { "digit first in user", c => c.CreateUserAsync("1anna", Secret), ["1anna", "'1'", "letter"] },
        { "empty password", c => c.CreateUserAsync("anna", ""), ["password", "empty"] },
        { "short password", c => c.CreateUserAsync("anna", "häh"), ["4 bytes", "6 to 256"] },
        { "long password", c => c.CreateUserAsync("anna", new string('ä', 129)), ["258 bytes", "256"] },
        { "no old password", c => c.UpdatePasswordAsync("anna", "", Secret), ["password", "empty", "oldPassword"] },
        { "short new password", c => c.UpdatePasswordAsync("anna", Secret, "abc"), ["3 bytes", "6 to 256", "newPassword"] },
        { "no description", c => c.UpdateUserAsync("anna", null!), ["description"] },
        { "role name", c => c.CreateRoleAsync("my role"), ["' '", "position 2"] },
        { "digit first in role", c => c.CreateRoleAsync("2readers"), ["2readers", "'2'"] },
        { "no role", c => c.GrantRoleAsync("anna", ""), ["role"] },
        { "no privilege", c => c.GrantPrivilegeV2Async("reader", "", "*"), ["privilege"] },
        { "no collection", c => c.RevokePrivilegeV2Async("reader", "Query", " "), ["collection"] },
        { "no grant", c => c.GrantPrivilegeAsync(null!), ["grant"] },
        { "no object type", c => c.GrantPrivilegeAsync(new MilvusGrant { Role = "r", Privilege = "Query", ObjectType = "" }), ["grant"] },
        { "group name", c => c.CreatePrivilegeGroupAsync("a b"), ["privilege group name", "' '"] },
        { "no privileges", c => c.AddPrivilegesToGroupAsync("g", []), ["No privilege", "at least one"] },
        { "empty privilege", c => c.RemovePrivilegesFromGroupAsync("g", ["Query", " "]), ["privilege", "position 1"] },
        { "no backup", c => c.RestoreRbacAsync(null!), ["backup"] },
        { "resource group name", c => c.CreateResourceGroupAsync("a-b"), ["resource group name", "'-'"] },
        { "negative nodes", c => c.CreateResourceGroupAsync("g", new() { RequestNodeCount = -1 }), ["'g'", "-1", "0 or more"] },
        { "limit below request", c => c.CreateResourceGroupAsync("g", new() { RequestNodeCount = 2, LimitNodeCount = 1 }), ["'g'", "is 1", "is 2"] },
        { "empty transfer", c => c.CreateResourceGroupAsync("g", new() { TransferTo = [""] }), ["'g'", "TransferTo"] },
        { "no groups", c => c.UpdateResourceGroupsAsync(new Dictionary<string, MilvusResourceGroupConfig>()), ["No resource group"] },
        { "null config", c => c.UpdateResourceGroupsAsync(new Dictionary<string, MilvusResourceGroupConfig> { ["g"] = null! }), ["'g'", "null"] },
        { "no nodes", c => c.TransferNodeAsync("a", "b", 0), ["0", "nodeCount"] },
        { "one group", c => c.TransferNodeAsync("a", "a", 1), ["'a'", "two"] },
        { "no replicas", c => c.TransferReplicaAsync("a", "b", "docs", 0), ["0", "replicaCount"] },
        { "no collection to move", c => c.TransferReplicaAsync("a", "b", "", 1), ["collection"] },
        { "no collection to look at", c => c.ListLoadedSegmentsAsync(""), ["collection"] },
        { "cluster twice", c => ReplicateAsync(c, ["one", "one"]), ["'one'", "twice"] },
        { "unknown cluster", c => ReplicateAsync(c, ["one", "two"], new MilvusReplicateLink("one", "three")), ["'three'", "one, two"] },
        { "no channel", c => c.GetReplicateInfoAsync("one", ""), ["channel"] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_mistake_is_told_before_any_call(string mistake, Func<MilvusClient, Task> call, string[] expected) =>
        Assert.DoesNotContain(Secret, await Mistakes.AreToldAsync(mistake, call, expected), StringComparison.Ordinal);

    [Fact]
    public async Task A_refusal_does_not_tell_the_password()
    {
        var server = new ScriptedMilvus()
            .On(MilvusRpcs.CreateCredential, _ => MilvusStatus.From(MilvusCode.ParameterInvalid, "user already exists"));
        await using var client = server.CreateClient();

        var error = await Assert.ThrowsAsync<MilvusServerException>(() => client.CreateUserAsync("anna", Secret));

        Assert.Contains("CreateUser", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    private static Task ReplicateAsync(MilvusClient client, string[] clusters, params MilvusReplicateLink[] topology) =>
        client.UpdateReplicateConfigurationAsync(new MilvusReplicateConfiguration
        {
            Clusters = [.. clusters.Select(id => new MilvusReplicateCluster { ClusterId = id, Address = "http://localhost" })],
            Topology = topology,
        });
}
