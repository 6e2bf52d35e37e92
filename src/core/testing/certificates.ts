/** A certificate of version 3, valid from November 2026 for a hundred years. */
export const lastingCertificate = `-----BEGIN CERTIFICATE-----
MIIBizCCATGgAwIBAgIUaxOvWNb9Ty1cFdcMsiJ0r0MYc3EwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPYXBpLmV4YW1wbGUuY29tMCAXDTI2MTEyMDIyMDExOVoYDzIx
MjYxMDI3MjIwMTE5WjAaMRgwFgYDVQQDDA9hcGkuZXhhbXBsZS5jb20wWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAAQesdEdy+TiTw0qZP5Acnu5zo7zk+Xo4O9MZPNE
HmrVFUa4GwM+5O5f3u6D0BxfjQz9mwt2bXbL4pY6cLYG5M5Xo1MwUTAdBgNVHQ4E
FgQUwp8d8Hq8eJsqehGygtIMSs6PqJcwHwYDVR0jBBgwFoAUwp8d8Hq8eJsqehGy
gtIMSs6PqJcwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiBKOjyh
eHj8geETpSYF+NMR13TdfqjuRu/tN4fgWjIGVAIhAPyBDbP/mds7a1SQI9avRdxn
iE39t/WWDjDODGNlDnbC
-----END CERTIFICATE-----
`;

/** A certificate of version 1 that was valid on 14 March 2023. */
export const expiredCertificate = `-----BEGIN CERTIFICATE-----
MIIBGjCBwgIBATAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA9hcGkuZXhhbXBsZS5j
b20wHhcNMjMwMzE0MDAwMDAwWhcNMjMwMzE1MDAwMDAwWjAaMRgwFgYDVQQDDA9h
cGkuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQesdEdy+Ti
Tw0qZP5Acnu5zo7zk+Xo4O9MZPNEHmrVFUa4GwM+5O5f3u6D0BxfjQz9mwt2bXbL
4pY6cLYG5M5XMAoGCCqGSM49BAMCA0cAMEQCIAyf//SJkNOxCriHH4oi4U4XeCdq
LhJicUcVjAe5R2zeAiBJ3t1bTeLeEweQEfSGE4e7MnNyOMAe55PVytMGR40bcA==
-----END CERTIFICATE-----
`;

/** ASCII as base64, as it stands in the data of a Secret. */
export function toBase64(text: string): string {
  return Buffer.from(text, 'latin1').toString('base64');
}
