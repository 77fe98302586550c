/** Why a delivery was canceled: given up by us after failures, or by a person who wants nothing there. */
export const ENDPOINT_DISABLED = "endpoint disabled";
export const ENDPOINT_SWITCHED_OFF = "endpoint switched off";
