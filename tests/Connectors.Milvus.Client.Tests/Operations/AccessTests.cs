using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Users, roles and privileges: what is sent, and what answers become.</summary>
public sealed class AccessTests
{
    private readonly AdministeredMilvus _milvus = new();

    [Fact]
    public async Task Users_are_sent()
    {
        _milvus.Server
            .On(MilvusRpcs.ListCredUsers, _ => new ListCredUsersResponse { Usernames = { "root", "anna" } })
            .On(MilvusRpcs.SelectUser, _ => new SelectUserResponse
            {
                Results =
                {
                    new UserResult
                    {
                        User = new UserEntity { Name = "anna" },
                        Roles = { new RoleEntity { Name = "reader" }, new RoleEntity { Name = "writer" } },
                        Description = "writes the shop",
                    },
                },
            });
        await using var client = _milvus.CreateClient();

        await client.CreateUserAsync("anna", "p:ssw0rd");
        await client.CreateUserAsync("b.o-b_2", "größer", "a friend");
        await client.UpdatePasswordAsync("anna", "p:ssw0rd", "secret2");
        await client.UpdateUserAsync("anna", "writes the shop");
        var users = await client.ListUsersAsync();
        var anna = await client.DescribeUserAsync("anna");
        await client.DropUserAsync("anna");

        Golden.Verify("users", _milvus.Calls);
        Assert.Equal(["root", "anna"], users);
        Assert.Equal(("anna", "writes the shop"), (anna.Name, anna.Description));
        Assert.Equal(["reader", "writer"], anna.Roles);
    }

    [Fact]
    public async Task Roles_are_sent()
    {
        _milvus.Server
            .On(MilvusRpcs.SelectRole, _ => new SelectRoleResponse
            {
                Results =
                {
                    new RoleResult
                    {
                        Role = new RoleEntity { Name = "reader", Description = "reads" },
                        Users = { new UserEntity { Name = "anna" } },
                    },
                },
            })
            .On(MilvusRpcs.SelectGrant, _ => new SelectGrantResponse { Entities = { Grant } });
        await using var client = _milvus.CreateClient();

        await client.CreateRoleAsync("reader");
        await client.CreateRoleAsync("writer-2", "writes");
        await client.AlterRoleAsync("reader", "reads");
        await client.GrantRoleAsync("anna", "reader");
        await client.RevokeRoleAsync("anna", "reader");
        var roles = await client.ListRolesAsync();
        var reader = await client.DescribeRoleAsync("reader");
        await client.DescribeRoleAsync("reader", "*");
        await client.DropRoleAsync("reader");
        await client.DropRoleAsync("reader", force: true);

        Golden.Verify("roles", _milvus.Calls);
        Assert.Equal(["reader"], roles);
        Assert.Equal(("reader", "reads"), (reader.Name, reader.Description));
        Assert.Equal(["anna"], reader.Users);
        Assert.Equal(ExpectedGrant, Assert.Single(reader.Grants));
    }

    [Fact]
    public async Task Privileges_are_sent()
    {
        _milvus.Server.On(MilvusRpcs.ListPrivilegeGroups, _ => new ListPrivilegeGroupsResponse { PrivilegeGroups = { Group } });
        await using var client = _milvus.CreateClient();

        await client.GrantPrivilegeV2Async("reader", MilvusPrivilegeGroups.CollectionReadOnly, "docs");
        await client.GrantPrivilegeV2Async("admin", MilvusPrivilegeGroups.ClusterAdmin, "*", "*");
        await client.RevokePrivilegeV2Async("reader", MilvusPrivileges.Search, "docs", "archive");
        await client.GrantPrivilegeAsync(
            new MilvusGrant { Role = "reader", ObjectType = MilvusObjectTypes.Global, Privilege = MilvusPrivileges.ShowCollections });
        await client.RevokePrivilegeAsync(ExpectedGrant);
        await client.CreatePrivilegeGroupAsync("lookers");
        await client.AddPrivilegesToGroupAsync("lookers", [MilvusPrivileges.Query, MilvusPrivileges.Search]);
        await client.RemovePrivilegesFromGroupAsync("lookers", [MilvusPrivileges.Query]);
        var groups = await client.ListPrivilegeGroupsAsync();
        await client.DropPrivilegeGroupAsync("lookers");

        Golden.Verify("privileges", _milvus.Calls);
        Assert.Equal("lookers", Assert.Single(groups).Name);
        Assert.Equal(["Query", "Search"], groups[0].Privileges);
    }

    [Fact]
    public async Task A_backup_is_restored_as_it_was()
    {
        var meta = new RBACMeta
        {
            Users = { new UserInfo { User = "anna", Password = "hash", Roles = { new RoleEntity { Name = "reader" } } } },
            Roles = { new RoleEntity { Name = "reader", Description = "reads" } },
            Grants = { Grant },
            PrivilegeGroups = { Group },
        };
        RBACMeta? restored = null;
        _milvus.Server
            .On(MilvusRpcs.BackupRBAC, _ => new BackupRBACMetaResponse { RBACMeta = meta })
            .On(MilvusRpcs.RestoreRBAC, request =>
            {
                restored = request.RBACMeta;
                return new Status();
            });
        await using var client = _milvus.CreateClient();

        var backup = await client.BackupRbacAsync();
        await client.RestoreRbacAsync(backup);

        Assert.Equal(meta, restored);
        Assert.DoesNotContain("hash", backup.Users[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("anna", backup.Users[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_the_server_does_not_know_is_named()
    {
        _milvus.Server
            .On(MilvusRpcs.SelectUser, _ => new SelectUserResponse())
            .On(MilvusRpcs.SelectRole, _ => new SelectRoleResponse())
            .On(MilvusRpcs.SelectGrant, _ => new SelectGrantResponse());
        await using var client = _milvus.CreateClient();

        var user = await Assert.ThrowsAsync<MilvusException>(() => client.DescribeUserAsync("nobody"));
        var role = await Assert.ThrowsAsync<MilvusException>(() => client.DescribeRoleAsync("nothing"));

        Assert.Contains("user 'nobody'", user.Message, StringComparison.Ordinal);
        Assert.Contains("role 'nothing'", role.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, Func<MilvusClient, Task>> TooNew => new()
    {
        { "v2.6.22", "3.0.0", c => c.UpdateUserAsync("anna", "x") },
        { "v2.6.22", "3.0.0", c => c.CreateUserAsync("anna", "secret", "x") },
        { "v2.6.22", "3.0.0", c => c.AlterRoleAsync("reader", "x") },
        { "v2.6.22", "3.0.0", c => c.CreateRoleAsync("reader", "x") },
        { "v2.4.9", "2.5.0", c => c.GrantPrivilegeV2Async("reader", "Query", "*") },
        { "v2.4.9", "2.5.0", c => c.RevokePrivilegeV2Async("reader", "Query", "*") },
        { "v2.4.9", "2.5.0", c => c.CreatePrivilegeGroupAsync("lookers") },
        { "v2.4.9", "2.5.0", c => c.DropPrivilegeGroupAsync("lookers") },
        { "v2.4.9", "2.5.0", c => c.ListPrivilegeGroupsAsync() },
        { "v2.4.9", "2.5.0", c => c.AddPrivilegesToGroupAsync("lookers", ["Query"]) },
        { "v2.4.9", "2.5.0", c => c.RemovePrivilegesFromGroupAsync("lookers", ["Query"]) },
    };

    [Theory]
    [MemberData(nameof(TooNew))]
    public async Task An_older_server_is_told_apart(string version, string since, Func<MilvusClient, Task> call)
    {
        var milvus = new AdministeredMilvus(version);
        await using var client = milvus.CreateClient();

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => call(client));

        Assert.Contains(since, error.Message, StringComparison.Ordinal);
        Assert.Contains(version, error.Message, StringComparison.Ordinal);
        Assert.Empty(milvus.Calls);
    }

    [Fact]
    public async Task An_older_server_gets_users_and_roles_without_descriptions()
    {
        var milvus = new AdministeredMilvus("v2.4.0");
        await using var client = milvus.CreateClient();

        await client.CreateUserAsync("anna", "secret");
        await client.CreateRoleAsync("reader");

        Assert.Equal(["CreateCredential", "CreateRole"], milvus.Calls.Select(call => call.Name));
    }

    private static GrantEntity Grant => new()
    {
        Role = new RoleEntity { Name = "reader" },
        Object = new ObjectEntity { Name = "Collection" },
        ObjectName = "docs",
        Grantor = new GrantorEntity { User = new UserEntity { Name = "root" }, Privilege = new PrivilegeEntity { Name = "Query" } },
        DbName = "shop",
    };

    private static MilvusGrant ExpectedGrant => new()
    {
        Role = "reader",
        Privilege = "Query",
        ObjectType = "Collection",
        ObjectName = "docs",
        Database = "shop",
        Grantor = "root",
    };

    private static PrivilegeGroupInfo Group => new()
    {
        GroupName = "lookers",
        Privileges = { new PrivilegeEntity { Name = "Query" }, new PrivilegeEntity { Name = "Search" } },
    };
}
