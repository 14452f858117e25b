import type { ComponentProps, ReactNode } from "react";

const shape =
	"inline-flex min-h-12 items-center justify-center gap-2 rounded-field border-2 px-5 py-2.5 text-center text-[1.0625rem] leading-tight font-[680] no-underline cursor-pointer hover:no-underline";

const looks = {
	primary:
		"border-blue bg-blue text-on-blue hover:border-blue-hover hover:bg-blue-hover hover:text-on-blue",
	quiet: "border-blue bg-transparent text-blue hover:bg-sky",
	warning: "border-red bg-transparent text-red hover:bg-red-soft",
} as const;

export type ButtonLook = keyof typeof looks;

export const buttonClass = (look: ButtonLook = "primary"): string => `${shape} ${looks[look]}`;

/** One primary button a screen. It is never disabled: a form that is not right answers with words. */
export function Button({
	look = "primary",
	className = "",
	...rest
}: ComponentProps<"button"> & { look?: ButtonLook }) {
	return <button type="submit" {...rest} className={`${buttonClass(look)} ${className}`} />;
}

/** A link that looks like a button, for going somewhere; a <button> is for doing something. */
export function ButtonLink(props: {
	href: string;
	look?: ButtonLook;
	className?: string;
	children: ReactNode;
	rel?: string;
	lang?: string;
}) {
	const { look, className = "", ...rest } = props;
	return <a {...rest} className={`${buttonClass(look)} ${className}`} />;
}
