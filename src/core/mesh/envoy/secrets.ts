import type { EnvoyFields } from './tree';

/** istiod itself, by the connection that is there. */
export const ads: EnvoyFields = { ads: {}, initial_fetch_timeout: '0s', resource_api_version: 'V3' };

/**
 * Where Envoy fetches a secret: from the agent of its pod, or from istiod where a resource of the cluster is named by `credentialName`, which may come late
 * (pkg/model/sds.go, ConstructSdsSecretConfig; pilot/pkg/security/model/authentication.go, ConstructSdsSecretConfigForCredential).
 */
export function sdsConfig(name: string, of: 'agent' | 'credential' = 'agent'): EnvoyFields {
  if (of === 'credential')
    return {
      name: name.includes('://') ? name : `kubernetes://${name}`,
      sds_config: { ads: {}, resource_api_version: 'V3' },
    };
  return {
    name,
    sds_config: {
      api_config_source: {
        api_type: 'GRPC',
        transport_api_version: 'V3',
        set_node_on_first_message_only: true,
        grpc_services: [{ envoy_grpc: { cluster_name: 'sds-grpc' } }],
      },
      initial_fetch_timeout: '0s',
      resource_api_version: 'V3',
    },
  };
}
