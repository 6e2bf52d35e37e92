import type { StringType } from '../types';

type Known = NonNullable<StringType['known']>;

// Values that istiod's webhook takes and the CRD does not name: istio/istio pkg/config/validation/validation.go (supportedCORSMethods,
// validateHTTPRedirect, validateGRPCStatus) and pkg/util/grpc (SupportedGRPCStatus).

/** Statuses of gRPC, by the names of its own list. */
export const grpcStatuses: Known = {
  ref: 'wh-vs-abort-grpc',
  exact: true,
  values: [
    { value: 'UNAVAILABLE', doc: 'The server cannot be reached now; clients usually try again.' },
    { value: 'DEADLINE_EXCEEDED', doc: 'The answer did not come in time.' },
    { value: 'RESOURCE_EXHAUSTED', doc: 'A quota is used up.' },
    { value: 'INTERNAL', doc: 'The server broke one of its own assumptions.' },
    { value: 'UNAUTHENTICATED', doc: 'The caller has no valid credentials.' },
    { value: 'PERMISSION_DENIED', doc: 'The caller is known and may not do this.' },
    { value: 'NOT_FOUND', doc: 'What was asked for is not there.' },
    { value: 'ALREADY_EXISTS', doc: 'What should be made is there already.' },
    { value: 'INVALID_ARGUMENT', doc: 'The request is wrong whatever the state of the server.' },
    { value: 'FAILED_PRECONDITION', doc: 'The state of the server does not allow it; trying again does not help.' },
    { value: 'ABORTED', doc: 'It collided with another one; the whole sequence may be tried again.' },
    { value: 'OUT_OF_RANGE', doc: 'It went past the end.' },
    { value: 'UNIMPLEMENTED', doc: 'The server has no such method.' },
    { value: 'CANCELLED', doc: 'The caller gave up.' },
    { value: 'DATA_LOSS', doc: 'Data is gone or broken for good.' },
    { value: 'UNKNOWN', doc: 'Nothing more is known.' },
    { value: 'OK', doc: 'No fault at all.' },
  ],
};

/** What a redirect may send the app to. */
export const schemes: Known = {
  ref: 'wh-vs-redirect-scheme',
  exact: true,
  values: [
    { value: 'https', doc: 'The app calls again with TLS.' },
    { value: 'http', doc: 'The app calls again without TLS.' },
  ],
};

/** Methods of HTTP, as Go names them. */
export const corsMethods: Known = {
  ref: 'wh-vs-cors-method',
  exact: true,
  values: [
    { value: 'GET', doc: 'Reads.' },
    { value: 'HEAD', doc: 'Reads headers alone.' },
    { value: 'POST', doc: 'Creates, or does something.' },
    { value: 'PUT', doc: 'Replaces.' },
    { value: 'PATCH', doc: 'Changes in part.' },
    { value: 'DELETE', doc: 'Removes.' },
    { value: 'OPTIONS', doc: 'Asks what is possible.' },
    { value: 'CONNECT', doc: 'Opens a tunnel.' },
    { value: 'TRACE', doc: 'Sends the request back.' },
    { value: '*', doc: 'Any method.' },
  ],
};
