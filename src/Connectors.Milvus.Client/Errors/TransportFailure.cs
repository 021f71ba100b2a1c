namespace Connectors.Milvus.Client;

/// <summary>How a transport failure is to be handled; every <see cref="MilvusTransportException"/> carries one.</summary>
internal enum TransportFailure
{
    /// <summary>Trying again changes nothing: wrong credentials, wrong port, an untrusted certificate, a deadline.</summary>
    Permanent,

    /// <summary>No connection could be made: nothing was sent.</summary>
    NotConnected,

    /// <summary>The connection or stream broke, or a gRPC peer said UNAVAILABLE: another try may succeed.</summary>
    Interrupted,
}
