/** Demo accounts have published passwords: they exist and open only where the operator said this is a demo. */
export const isDemo = (): boolean => process.env.QADAM_DEMO === "1";
