import { allowList } from './allow-list';
import { boundedRetries } from './bounded-retries';
import { concurrencyLimits } from './concurrency-limits';
import { connectFailures } from './connect-failures';
import { databaseByAddress } from './database-by-address';
import { egressGateway } from './egress-gateway';
import { everyAddress } from './every-address';
import { failoverOrder } from './failover-order';
import { httpsPassthrough } from './https-passthrough';
import { mtlsFiles } from './mtls-files';
import { mtlsSecret } from './mtls-secret';
import { outlierEjection } from './outlier-ejection';
import { pathRewrite } from './path-rewrite';
import { payments } from './payments';
import { regionalFailover } from './regional-failover';
import type { Template } from './template';
import { tlsOrigination } from './tls-origination';

export { largeMesh } from './large-mesh';
export { lessons } from './lessons';
export type { Lesson } from './lessons';
export { readParameters, refuseParameter } from './parameters';
export { filesOf } from './template';
export type { MeshNeed, ParameterName, Template, TemplateValues } from './template';

/** The templates in the order of the gallery: from the smallest to what is made of several. */
export const templates: readonly Template[] = [
  httpsPassthrough,
  tlsOrigination,
  mtlsFiles,
  mtlsSecret,
  databaseByAddress,
  failoverOrder,
  everyAddress,
  outlierEjection,
  connectFailures,
  regionalFailover,
  boundedRetries,
  pathRewrite,
  concurrencyLimits,
  payments,
  egressGateway,
  allowList,
];
