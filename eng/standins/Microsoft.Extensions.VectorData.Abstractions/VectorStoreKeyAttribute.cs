namespace Microsoft.Extensions.VectorData;
