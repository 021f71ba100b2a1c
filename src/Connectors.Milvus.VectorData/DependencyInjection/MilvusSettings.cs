using Connectors.Milvus.Client;
using Microsoft.Extensions.Configuration;

namespace Connectors.Milvus.VectorData.DependencyInjection;

/// <summary>What a configuration says of a client, and of the stores and collections that use it.</summary>
/// <param name="Client">Where to connect and how.</param>
/// <param name="SchemaMismatch">Null where it says nothing.</param>
/// <param name="AllowSchemaEvolution">Null where it says nothing.</param>
internal sealed record MilvusSettings(MilvusClientOptions Client, MilvusSchemaMismatch? SchemaMismatch = null, bool? AllowSchemaEvolution = null)
{
    private const string ConnectionStrings = "ConnectionStrings";
    private const string Section = "Milvus";

    /// <summary>The settings of a client alone: keys of stores are unknown ones.</summary>
    /// <exception cref="ArgumentException">A key is unknown or missing, or a value is not what its key takes.</exception>
    public static MilvusSettings OfClient(IConfiguration configuration, string? connectionName) => Read(configuration, connectionName, withStore: false);

    /// <summary>The settings of a client and of the store or collection that it is made for.</summary>
    /// <exception cref="ArgumentException">A key is unknown or missing, or a value is not what its key takes.</exception>
    public static MilvusSettings OfStore(IConfiguration configuration, string? connectionName) => Read(configuration, connectionName, withStore: true);

    private static MilvusSettings Read(IConfiguration configuration, string? connectionName, bool withStore)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (connectionName is null)
            return Read(new SettingsReader(configuration), connectionString: null, withStore);

        ArgumentException.ThrowIfNullOrWhiteSpace(connectionName);
        string? connectionString = configuration.GetSection(ConnectionStrings)[connectionName];
        IConfigurationSection section = configuration.GetSection(Section).GetSection(connectionName);
        return string.IsNullOrWhiteSpace(connectionString) && !section.GetChildren().Any()
            ? throw new ArgumentException(
                $"The configuration has neither the connection string '{ConnectionStrings}:{connectionName}' nor the section '{section.Path}'. Add one, or name another.",
                nameof(connectionName))
            : Read(new SettingsReader(section), connectionString, withStore);
    }

    private static MilvusSettings Read(SettingsReader reader, string? connectionString, bool withStore)
    {
        connectionString = reader.Text("ConnectionString") ?? connectionString;
        MilvusClientOptions named = string.IsNullOrWhiteSpace(connectionString) ? new() : MilvusClientOptions.FromConnectionString(connectionString);
        string? endpoint = reader.Text("Endpoint", "Address");
        MilvusClientOptions client = ReadClient(reader, endpoint is null ? named : named with { Address = endpoint });
        MilvusSettings settings = withStore
            ? new(client, reader.OneOf("SchemaMismatch", Enum.GetValues<MilvusSchemaMismatch>()), reader.Flag("AllowSchemaEvolution"))
            : new(client);
        reader.RefuseOthers();
        return endpoint is null && string.IsNullOrWhiteSpace(connectionString)
            ? throw new ArgumentException($"{reader.Place} has neither an Endpoint, such as http://localhost:19530, nor a ConnectionString.")
            : settings;
    }

    private static MilvusClientOptions ReadClient(SettingsReader reader, MilvusClientOptions options) => options with
    {
        Token = reader.Text("Key", "Token") ?? options.Token,
        User = reader.Text("User") ?? options.User,
        Password = reader.Text("Password") ?? options.Password,
        Database = reader.Text("Database") ?? options.Database,
        ConnectTimeout = reader.Duration("ConnectTimeout") ?? options.ConnectTimeout,
        Timeout = reader.Duration("Timeout") ?? options.Timeout,
        ConsistencyLevel = reader.OneOf(
            "ConsistencyLevel", MilvusConsistencyLevel.Strong, MilvusConsistencyLevel.Session, MilvusConsistencyLevel.Bounded, MilvusConsistencyLevel.Eventually)
            ?? options.ConsistencyLevel,
        SchemaCacheCapacity = reader.Number("SchemaCacheCapacity") ?? options.SchemaCacheCapacity,
        Retry = reader.Section("Retry", retry => ReadRetry(retry, options.Retry)) ?? options.Retry,
        Tls = reader.Section("Tls", ReadTls),
    };

    private static MilvusRetryOptions ReadRetry(SettingsReader reader, MilvusRetryOptions options) => options with
    {
        MaxAttempts = reader.Number("MaxAttempts") ?? options.MaxAttempts,
        InitialDelay = reader.Duration("InitialDelay") ?? options.InitialDelay,
        MaxDelay = reader.Duration("MaxDelay") ?? options.MaxDelay,
    };

    private static MilvusTlsOptions ReadTls(SettingsReader reader) => MilvusTlsOptions.FromPemFiles(
        reader.Text("CertificateAuthority"), reader.Text("ClientCertificate"), reader.Text("ClientKey"), reader.Text("ServerName"));
}
