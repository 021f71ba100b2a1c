namespace Connectors.Milvus.Protocol.Tests;

/// <summary>The wire, written down a second time: what the generated messages are held to.</summary>
internal static partial class WireNumbers
{
    public static Dictionary<string, string> AllMessages => Parse(Messages + "\n" + AdministrationMessages);

    public static Dictionary<string, string> AllEnums => Parse(Enums + "\n" + AdministrationEnums);

    public const string Messages = """
        common.ClientInfo: sdk_type 1, sdk_version 2, local_time 3, user 4, host 5, reserved 6
        common.HighlightData: fragments 1, scores 2
        common.HighlightResult: field_name 1, datas 2
        common.Highlighter: type 1, params 2
        common.KeyDataPair: key 1, data 2
        common.KeyValuePair: key 1, value 2
        common.MetricAggSpec: op 1, field_name 2
        common.MsgBase: msg_type 1, msgID 2, timestamp 3, sourceID 4, targetID 5, properties 6
        common.OrderSpec: key 1, direction 2, null_first 3
        common.PlaceholderGroup: placeholders 1
        common.PlaceholderValue: tag 1, type 2, values 3, element_level 4
        common.SearchAggregationSpec: fields 1, size 2, metrics 3, order 4, top_hits 5, sub_aggregation 6, search_size 7
        common.ServerInfo: build_tags 1, build_time 2, git_commit 3, go_version 4, deploy_mode 5, reserved 6
        common.SortSpec: field_name 1, direction 2, null_first 3
        common.Status: error_code 1, reason 2, code 3, retriable 4, detail 5, extra_info 6
        common.TopHitsSpec: size 1, sort 2
        schema.AggBucket: key 1, count 2, metrics 3, hits 4, sub_groups 5
        schema.AggHit: int_pk 1, str_pk 2, score 3, fields 4
        schema.AggHitField: field_id 1, field_name 2, int_val 3, bool_val 4, float_val 5, double_val 6, string_val 7,
            bytes_val 8
        schema.ArrayArray: data 1, element_type 2
        schema.BoolArray: data 1
        schema.BucketKeyEntry: field_id 1, field_name 2, int_val 3, string_val 4, bool_val 5
        schema.BytesArray: data 1
        schema.CollectionSchema: name 1, description 2, autoID 3, fields 4, enable_dynamic_field 5, properties 6,
            functions 7, dbName 8, struct_array_fields 9, version 10, external_source 11, external_spec 12,
            do_physical_backfill 13, file_resource_ids 14, enable_namespace 15
        schema.DoubleArray: data 1
        schema.FieldData: type 1, field_name 2, scalars 3, vectors 4, field_id 5, is_dynamic 6, valid_data 7,
            struct_arrays 8
        schema.FieldPartialUpdateOp: field_name 1, op 2
        schema.FieldSchema: fieldID 1, name 2, is_primary_key 3, description 4, data_type 5, type_params 6,
            index_params 7, autoID 8, state 9, element_type 10, default_value 11, is_dynamic 12, is_partition_key 13,
            is_clustering_key 14, nullable 15, is_function_output 16, external_field 17, type_schema 18,
            element_nullable 19
        schema.FloatArray: data 1
        schema.FunctionChain: name 1, stage 2, ops 3
        schema.FunctionChainColumnArg: name 1
        schema.FunctionChainExpr: name 1, args 2, params 3
        schema.FunctionChainExprArg: column 1, literal 2
        schema.FunctionChainOp: op 1, expr 2, inputs 3, outputs 4, params 5
        schema.FunctionParamArray: values 1
        schema.FunctionParamObject: fields 1
        schema.FunctionParamValue: bool_value 1, int64_value 2, double_value 3, string_value 4, array_value 5,
            object_value 6, bytes_value 7
        schema.FunctionSchema: name 1, id 2, description 3, type 4, input_field_names 5, input_field_ids 6,
            output_field_names 7, output_field_ids 8, params 9
        schema.FunctionScore: functions 1, params 2
        schema.GeometryArray: data 1
        schema.GeometryWktArray: data 1
        schema.IDs: int_id 1, str_id 2
        schema.IntArray: data 1
        schema.JSONArray: data 1
        schema.LongArray: data 1
        schema.MetricValue: int_val 1, double_val 2, string_val 3, bool_val 4
        schema.ScalarField: bool_data 1, int_data 2, long_data 3, float_data 4, double_data 5, string_data 6,
            bytes_data 7, array_data 8, json_data 9, geometry_data 10, timestamptz_data 11, geometry_wkt_data 12,
            valid_data 17
        schema.SearchIteratorV2Results: token 1, last_bound 2
        schema.SearchResultData: num_queries 1, top_k 2, fields_data 3, scores 4, ids 5, topks 6, output_fields 7,
            group_by_field_value 8, all_search_count 9, distances 10, search_iterator_v2_results 11, recalls 12,
            primary_field_name 13, highlight_results 14, element_indices 15, group_by_field_values 17, agg_buckets 18,
            agg_topks 19
        schema.SparseFloatArray: contents 1, dim 2
        schema.StringArray: data 1
        schema.StructArrayField: fields 1
        schema.StructArrayFieldSchema: fieldID 1, name 2, description 3, fields 4, type_params 5, nullable 6
        schema.TemplateArrayValue: bool_data 1, long_data 2, double_data 3, string_data 4, array_data 5, json_data 6
        schema.TemplateArrayValueArray: data 1
        schema.TemplateValue: bool_val 1, int64_val 2, float_val 3, string_val 4, array_val 5, bytes_val 6
        schema.TimestamptzArray: data 1
        schema.TypeSchema: leaf_type 1, array_element 2, type_params 3, nullable 4
        schema.ValueField: bool_data 1, int_data 2, long_data 3, float_data 4, double_data 5, string_data 6,
            bytes_data 7, timestamptz_data 8, date_data 9, time_data 10
        schema.VectorArray: dim 1, data 2, element_type 3
        schema.VectorField: dim 1, float_vector 2, binary_vector 3, float16_vector 4, bfloat16_vector 5,
            sparse_float_vector 6, int8_vector 7, vector_array 8, valid_data 9
        milvus.AddCollectionFieldRequest: base 1, db_name 2, collection_name 3, collectionID 4, schema 5
        milvus.AddCollectionFunctionRequest: base 1, db_name 2, collection_name 3, collectionID 4, functionSchema 5
        milvus.AddCollectionStructFieldRequest: base 1, db_name 2, collection_name 3, collectionID 4,
            struct_array_field_schema 5
        milvus.AddFileResourceRequest: base 1, name 2, path 3
        milvus.AlterAliasRequest: base 1, db_name 2, collection_name 3, alias 4
        milvus.AlterCollectionFieldRequest: base 1, db_name 2, collection_name 3, field_name 4, properties 5,
            delete_keys 6
        milvus.AlterCollectionFunctionRequest: base 1, db_name 2, collection_name 3, collectionID 4, function_name 5,
            functionSchema 6
        milvus.AlterCollectionRequest: base 1, db_name 2, collection_name 3, collectionID 4, properties 5, delete_keys 6
        milvus.AlterCollectionSchemaRequest: base 1, db_name 2, collection_name 3, collectionID 4, action 5
        milvus.AlterCollectionSchemaRequest.Action: add_request 1, drop_request 2
        milvus.AlterCollectionSchemaRequest.AddRequest: field_infos 1, func_schema 2, do_physical_backfill 3
        milvus.AlterCollectionSchemaRequest.DropRequest: field_name 1, field_id 2, function_name 3,
            drop_function_output_fields 4
        milvus.AlterCollectionSchemaRequest.FieldInfo: field_schema 1, index_name 2, extra_params 3
        milvus.AlterCollectionSchemaResponse: alter_status 1
        milvus.AlterDatabaseRequest: base 1, db_name 2, db_id 3, properties 4, delete_keys 5
        milvus.AlterIndexRequest: base 1, db_name 2, collection_name 3, index_name 4, extra_params 5, delete_keys 6
        milvus.AnalyzerResult: tokens 1
        milvus.AnalyzerToken: token 1, start_offset 2, end_offset 3, position 4, position_length 5, hash 6
        milvus.BatchDescribeCollectionRequest: db_name 1, collection_name 2, collectionID 3
        milvus.BatchDescribeCollectionResponse: status 1, responses 2
        milvus.BoolResponse: status 1, value 2
        milvus.CheckHealthRequest:
        milvus.CheckHealthResponse: status 1, isHealthy 2, reasons 3, quota_states 4
        milvus.CompactionMergeInfo: sources 1, target 2
        milvus.ConnectRequest: base 1, client_info 2
        milvus.ConnectResponse: status 1, server_info 2, identifier 3
        milvus.CreateAliasRequest: base 1, db_name 2, collection_name 3, alias 4
        milvus.CreateCollectionRequest: base 1, db_name 2, collection_name 3, schema 4, shards_num 5,
            consistency_level 6, properties 7, num_partitions 8
        milvus.CreateDatabaseRequest: base 1, db_name 2, properties 3
        milvus.CreateIndexRequest: base 1, db_name 2, collection_name 3, field_name 4, extra_params 5, index_name 6
        milvus.CreatePartitionRequest: base 1, db_name 2, collection_name 3, partition_name 4
        milvus.CreateSnapshotRequest: base 1, name 2, description 3, db_name 4, collection_name 5,
            compaction_protection_seconds 6
        milvus.DeleteRequest: base 1, db_name 2, collection_name 3, partition_name 4, expr 5, hash_keys 6,
            consistency_level 7, expr_template_values 8, namespace 9, rls_principal 10, skip_rls 11
        milvus.DescribeAliasRequest: base 1, db_name 2, alias 3
        milvus.DescribeAliasResponse: status 1, db_name 2, alias 3, collection 4
        milvus.DescribeCollectionRequest: base 1, db_name 2, collection_name 3, collectionID 4, time_stamp 5
        milvus.DescribeCollectionResponse: status 1, schema 2, collectionID 3, virtual_channel_names 4,
            physical_channel_names 5, created_timestamp 6, created_utc_timestamp 7, shards_num 8, aliases 9,
            start_positions 10, consistency_level 11, collection_name 12, properties 13, db_name 14, num_partitions 15,
            db_id 16, request_time 17, update_timestamp 18, update_timestamp_str 19
        milvus.DescribeDatabaseRequest: base 1, db_name 2
        milvus.DescribeDatabaseResponse: status 1, db_name 2, dbID 3, created_timestamp 4, properties 5
        milvus.DescribeIndexRequest: base 1, db_name 2, collection_name 3, field_name 4, index_name 5, timestamp 6
        milvus.DescribeIndexResponse: status 1, index_descriptions 2
        milvus.DescribeSnapshotRequest: base 1, name 2, db_name 3, collection_name 4
        milvus.DescribeSnapshotResponse: status 1, name 2, description 3, collection_name 4, partition_names 5,
            create_ts 6, s3_location 7
        milvus.DropAliasRequest: base 1, db_name 2, alias 3
        milvus.DropCollectionFunctionRequest: base 1, db_name 2, collection_name 3, collectionID 4, function_name 5
        milvus.DropCollectionRequest: base 1, db_name 2, collection_name 3
        milvus.DropDatabaseRequest: base 1, db_name 2
        milvus.DropIndexRequest: base 1, db_name 2, collection_name 3, field_name 4, index_name 5
        milvus.DropPartitionRequest: base 1, db_name 2, collection_name 3, partition_name 4
        milvus.DropSnapshotRequest: base 1, name 2, db_name 3, collection_name 4
        milvus.ElementIndices: indices 1
        milvus.FileResourceInfo: id 1, name 2, path 3
        milvus.FlushAllRequest: base 1, db_name 2
        milvus.FlushAllResponse: status 1, flush_all_ts 2
        milvus.FlushRequest: base 1, db_name 2, collection_names 3
        milvus.FlushResponse: status 1, db_name 2, coll_segIDs 3, flush_coll_segIDs 4, coll_seal_times 5,
            coll_flush_ts 6
        milvus.GetCollectionStatisticsRequest: base 1, db_name 2, collection_name 3
        milvus.GetCollectionStatisticsResponse: status 1, stats 2
        milvus.GetCompactionPlansRequest: compactionID 1
        milvus.GetCompactionPlansResponse: status 1, state 2, mergeInfos 3
        milvus.GetCompactionStateRequest: compactionID 1
        milvus.GetCompactionStateResponse: status 1, state 2, executingPlanNo 3, timeoutPlanNo 4, completedPlanNo 5,
            failedPlanNo 6
        milvus.GetFlushAllStateRequest: base 1, flush_all_ts 2, db_name 3
        milvus.GetFlushAllStateResponse: status 1, flushed 2
        milvus.GetFlushStateRequest: segmentIDs 1, flush_ts 2, db_name 3, collection_name 4
        milvus.GetFlushStateResponse: status 1, flushed 2
        milvus.GetLoadStateRequest: base 1, collection_name 2, partition_names 3, db_name 4
        milvus.GetLoadStateResponse: status 1, state 2
        milvus.AllocTimestampRequest: base 1
        milvus.AllocTimestampResponse: status 1, timestamp 2
        milvus.ComponentInfo: nodeID 1, role 2, state_code 3, extra_info 4
        milvus.ComponentStates: state 1, subcomponent_states 2, status 3
        milvus.GetComponentStatesRequest:
        milvus.GetIndexBuildProgressRequest: base 1, db_name 2, collection_name 3, field_name 4, index_name 5
        milvus.GetIndexBuildProgressResponse: status 1, indexed_rows 2, total_rows 3
        milvus.GetIndexStateRequest: base 1, db_name 2, collection_name 3, field_name 4, index_name 5
        milvus.GetIndexStateResponse: status 1, state 2, fail_reason 3
        milvus.GetIndexStatisticsRequest: base 1, db_name 2, collection_name 3, index_name 4, timestamp 5
        milvus.GetIndexStatisticsResponse: status 1, index_descriptions 2
        milvus.ListIndexedSegmentRequest: base 1, collection_name 2, index_name 3
        milvus.ListIndexedSegmentResponse: status 1, segmentIDs 2
        milvus.GetMetricsRequest: base 1, request 2
        milvus.GetMetricsResponse: status 1, response 2, component_name 3
        milvus.GetLoadingProgressRequest: base 1, collection_name 2, partition_names 3, db_name 4
        milvus.GetLoadingProgressResponse: status 1, progress 2, refresh_progress 3
        milvus.GetPartitionStatisticsRequest: base 1, db_name 2, collection_name 3, partition_name 4
        milvus.GetPartitionStatisticsResponse: status 1, stats 2
        milvus.GetRefreshExternalCollectionProgressRequest: base 1, job_id 2
        milvus.GetRefreshExternalCollectionProgressResponse: status 1, job_info 2
        milvus.GetRestoreSnapshotStateRequest: base 1, job_id 2
        milvus.GetRestoreSnapshotStateResponse: status 1, info 2
        milvus.GetVersionRequest:
        milvus.GetVersionResponse: status 1, version 2
        milvus.HasCollectionRequest: base 1, db_name 2, collection_name 3, time_stamp 4
        milvus.HasPartitionRequest: base 1, db_name 2, collection_name 3, partition_name 4
        milvus.HybridSearchRequest: base 1, db_name 2, collection_name 3, partition_names 4, requests 5, rank_params 6,
            travel_timestamp 7, guarantee_timestamp 8, not_return_all_meta 9, output_fields 10, consistency_level 11,
            use_default_consistency 12, function_score 13, namespace 14, function_chains 15, rls_principal 16,
            skip_rls 17
        milvus.IndexDescription: index_name 1, indexID 2, params 3, field_name 4, indexed_rows 5, total_rows 6, state 7,
            index_state_fail_reason 8, pending_index_rows 9, min_index_version 10, max_index_version 11
        milvus.InsertRequest: base 1, db_name 2, collection_name 3, partition_name 4, fields_data 5, hash_keys 6,
            num_rows 7, schema_timestamp 8, namespace 9, rls_principal 10, skip_rls 11
        milvus.ListAliasesRequest: base 1, db_name 2, collection_name 3
        milvus.ListAliasesResponse: status 1, db_name 2, collection_name 3, aliases 4
        milvus.ListDatabasesRequest: base 1
        milvus.ListDatabasesResponse: status 1, db_names 2, created_timestamp 3, db_ids 4
        milvus.ListFileResourcesRequest: base 1
        milvus.ListFileResourcesResponse: status 1, resources 2
        milvus.ListRefreshExternalCollectionJobsRequest: base 1, db_name 2, collection_name 3
        milvus.ListRefreshExternalCollectionJobsResponse: status 1, jobs 2
        milvus.ListRestoreSnapshotJobsRequest: base 1, db_name 2, collection_name 3
        milvus.ListRestoreSnapshotJobsResponse: status 1, jobs 2
        milvus.ListSnapshotsRequest: base 1, db_name 2, collection_name 3
        milvus.ListSnapshotsResponse: status 1, snapshots 2
        milvus.LoadCollectionRequest: base 1, db_name 2, collection_name 3, replica_number 4, resource_groups 5,
            refresh 6, load_fields 7, skip_load_dynamic_field 8, load_params 9
        milvus.LoadPartitionsRequest: base 1, db_name 2, collection_name 3, partition_names 4, replica_number 5,
            resource_groups 6, refresh 7, load_fields 8, skip_load_dynamic_field 9, load_params 10
        milvus.ManualCompactionRequest: collectionID 1, timetravel 2, majorCompaction 3, collection_name 4, db_name 5,
            partition_id 6, channel 7, segment_ids 8, l0Compaction 9, target_size 10
        milvus.ManualCompactionResponse: status 1, compactionID 2, compactionPlanCount 3
        milvus.MutationResult: status 1, IDs 2, succ_index 3, err_index 4, acknowledged 5, insert_cnt 6, delete_cnt 7,
            upsert_cnt 8, timestamp 9
        milvus.PinSnapshotDataRequest: base 1, name 2, db_name 3, collection_name 4, ttl_seconds 5
        milvus.PinSnapshotDataResponse: status 1, pin_id 2
        milvus.QueryRequest: base 1, db_name 2, collection_name 3, expr 4, output_fields 5, partition_names 6,
            travel_timestamp 7, guarantee_timestamp 8, query_params 9, not_return_all_meta 10, consistency_level 11,
            use_default_consistency 12, expr_template_values 13, namespace 14, rls_principal 15, skip_rls 16
        milvus.QueryResults: status 1, fields_data 2, collection_name 3, output_fields 4, session_ts 5,
            primary_field_name 6, element_indices 7
        milvus.RefreshExternalCollectionJobInfo: job_id 1, collection_name 2, state 3, progress 4, reason 5,
            external_source 6, start_time 7, end_time 8, external_spec 9
        milvus.RefreshExternalCollectionRequest: base 1, db_name 2, collection_name 3, external_source 4,
            external_spec 5
        milvus.RefreshExternalCollectionResponse: status 1, job_id 2
        milvus.ReleaseCollectionRequest: base 1, db_name 2, collection_name 3
        milvus.ReleasePartitionsRequest: base 1, db_name 2, collection_name 3, partition_names 4
        milvus.RemoveFileResourceRequest: base 1, name 2
        milvus.RenameCollectionRequest: base 1, db_name 2, oldName 3, newName 4, newDBName 5
        milvus.RestoreSnapshotInfo: job_id 1, snapshot_name 2, db_name 3, collection_name 4, state 5, progress 6,
            reason 7, start_time 8, time_cost 9
        milvus.RestoreSnapshotRequest: base 1, name 2, db_name 3, collection_name 4, rewrite_data 5, target_db_name 6,
            target_collection_name 7
        milvus.RestoreSnapshotResponse: status 1, job_id 2
        milvus.RunAnalyzerRequest: base 1, analyzer_params 2, placeholder 3, with_detail 4, with_hash 5, db_name 6,
            collection_name 7, field_name 8, analyzer_names 9
        milvus.RunAnalyzerResponse: status 1, results 2
        milvus.SearchRequest: base 1, db_name 2, collection_name 3, partition_names 4, dsl 5, placeholder_group 6,
            dsl_type 7, output_fields 8, search_params 9, travel_timestamp 10, guarantee_timestamp 11, nq 12,
            not_return_all_meta 13, consistency_level 14, use_default_consistency 15, search_by_primary_keys 16,
            sub_reqs 17, expr_template_values 18, function_score 19, namespace 20, highlighter 21, ids 22,
            search_aggregation 23, function_chains 24, rls_principal 25, skip_rls 26
        milvus.SearchResults: status 1, results 2, collection_name 3, session_ts 4
        milvus.ShowCollectionsRequest: base 1, db_name 2, time_stamp 3, type 4, collection_names 5
        milvus.ShowCollectionsResponse: status 1, collection_names 2, collection_ids 3, created_timestamps 4,
            created_utc_timestamps 5, inMemory_percentages 6, query_service_available 7, shards_num 8
        milvus.ShowPartitionsRequest: base 1, db_name 2, collection_name 3, collectionID 4, partition_names 5, type 6
        milvus.ShowPartitionsResponse: status 1, partition_names 2, partitionIDs 3, created_timestamps 4,
            created_utc_timestamps 5, inMemory_percentages 6
        milvus.SubSearchRequest: dsl 1, placeholder_group 2, dsl_type 3, search_params 4, nq 5, expr_template_values 6,
            namespace 7
        milvus.TruncateCollectionRequest: base 1, db_name 2, collection_name 3
        milvus.TruncateCollectionResponse: status 1
        milvus.UnpinSnapshotDataRequest: base 1, pin_id 2
        milvus.UpsertRequest: base 1, db_name 2, collection_name 3, partition_name 4, fields_data 5, hash_keys 6,
            num_rows 7, schema_timestamp 8, partial_update 9, namespace 10, field_ops 11, rls_principal 12, skip_rls 13
        """;

    public const string Enums = """
        common.CompactionState: UndefiedState 0, Executing 1, Completed 2
        common.ConsistencyLevel: Strong 0, Session 1, Bounded 2, Eventually 3, Customized 4
        common.DslType: Dsl 0, BoolExprV1 1
        common.ErrorCode: Success 0, UnexpectedError 1, ConnectFailed 2, PermissionDenied 3, CollectionNotExists 4,
            IllegalArgument 5, IllegalDimension 7, IllegalIndexType 8, IllegalCollectionName 9, IllegalTOPK 10,
            IllegalRowRecord 11, IllegalVectorID 12, IllegalSearchResult 13, FileNotFound 14, MetaFailed 15,
            CacheFailed 16, CannotCreateFolder 17, CannotCreateFile 18, CannotDeleteFolder 19, CannotDeleteFile 20,
            BuildIndexError 21, IllegalNLIST 22, IllegalMetricType 23, OutOfMemory 24, IndexNotExist 25,
            EmptyCollection 26, UpdateImportTaskFailure 27, CollectionNameNotFound 28, CreateCredentialFailure 29,
            UpdateCredentialFailure 30, DeleteCredentialFailure 31, GetCredentialFailure 32, ListCredUsersFailure 33,
            GetUserFailure 34, CreateRoleFailure 35, DropRoleFailure 36, OperateUserRoleFailure 37, SelectRoleFailure 38,
            SelectUserFailure 39, SelectResourceFailure 40, OperatePrivilegeFailure 41, SelectGrantFailure 42,
            RefreshPolicyInfoCacheFailure 43, ListPolicyFailure 44, NotShardLeader 45, NoReplicaAvailable 46,
            SegmentNotFound 47, ForceDeny 48, RateLimit 49, NodeIDNotMatch 50, UpsertAutoIDTrue 51,
            InsufficientMemoryToLoad 52, MemoryQuotaExhausted 53, DiskQuotaExhausted 54, TimeTickLongDelay 55,
            NotReadyServe 56, NotReadyCoordActivating 57, CreatePrivilegeGroupFailure 58, DropPrivilegeGroupFailure 59,
            ListPrivilegeGroupsFailure 60, OperatePrivilegeGroupFailure 61, SchemaMismatch 62, DataCoordNA 100,
            DDRequestRace 1000
        common.HighlightType: Lexical 0, Semantic 1
        common.StateCode: Initializing 0, Healthy 1, Abnormal 2, StandBy 3, Stopping 4
        common.IndexState: IndexStateNone 0, Unissued 1, InProgress 2, Finished 3, Failed 4, Retry 5
        common.LoadState: LoadStateNotExist 0, LoadStateNotLoad 1, LoadStateLoading 2, LoadStateLoaded 3
        common.PlaceholderType: None 0, Int64 5, VarChar 21, BinaryVector 100, FloatVector 101, Float16Vector 102,
            BFloat16Vector 103, SparseFloatVector 104, Int8Vector 105, EmbListBinaryVector 300, EmbListFloatVector 301,
            EmbListFloat16Vector 302, EmbListBFloat16Vector 303, EmbListSparseFloatVector 304, EmbListInt8Vector 305
        schema.DataType: None 0, Bool 1, Int8 2, Int16 3, Int32 4, Int64 5, Float 10, Double 11, String 20, VarChar 21,
            Array 22, JSON 23, Geometry 24, Text 25, Timestamptz 26, Mol 27, Date 28, Time 29, Decimal 30, UUID 31,
            BinaryVector 100, FloatVector 101, Float16Vector 102, BFloat16Vector 103, SparseFloatVector 104,
            Int8Vector 105, ArrayOfVector 106, ArrayOfStruct 200, Struct 201
        schema.FieldPartialUpdateOp.OpType: REPLACE 0, ARRAY_APPEND 1, ARRAY_REMOVE 2
        schema.FieldState: FieldCreated 0, FieldCreating 1, FieldDropping 2, FieldDropped 3
        schema.FunctionChainStage: FunctionChainStageUnspecified 0, FunctionChainStageIngestion 1,
            FunctionChainStagePreProcess 2, FunctionChainStageL0Rerank 3, FunctionChainStageL1Rerank 4,
            FunctionChainStageL2Rerank 5, FunctionChainStagePostProcess 6
        schema.FunctionType: Unknown 0, BM25 1, TextEmbedding 2, Rerank 3, MinHash 4, MolFingerprint 5
        milvus.QuotaState: Unknown 0, ReadLimited 2, WriteLimited 3, DenyToRead 4, DenyToWrite 5, DenyToDDL 6
        milvus.RefreshExternalCollectionState: RefreshPending 0, RefreshInProgress 1, RefreshCompleted 2, RefreshFailed 3
        milvus.RestoreSnapshotState: RestoreSnapshotNone 0, RestoreSnapshotPending 1, RestoreSnapshotExecuting 2,
            RestoreSnapshotCompleted 3, RestoreSnapshotFailed 4
        milvus.ShowType: All 0, InMemory 1
        """;

    /// <summary>Reads a table: name, colon, then "name number" pairs over one or more lines.</summary>
    public static Dictionary<string, string> Parse(string table)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        var name = "";
        foreach (var line in table.Split('\n'))
        {
            if (line.StartsWith(' '))
            {
                entries[name] += " " + line.Trim();
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            name = line[..colon];
            entries.Add(name, line[(colon + 1)..].Trim());
        }

        return entries;
    }
}
