global using System.Globalization;
global using Connectors.Milvus.Client;
global using Connectors.Milvus.Testing;
global using Record = System.Collections.Generic.Dictionary<string, object?>;
