export const pageMethods: readonly string[] = ["GET", "HEAD", "POST"];
export const apiMethods: readonly string[] = [...pageMethods, "PUT", "PATCH", "DELETE", "OPTIONS"];
