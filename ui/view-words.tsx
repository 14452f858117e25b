/** The words of a picture, shown in its place where pictures are switched off. The picture carries the class "picture". */
export function PictureWords(props: { children: string }) {
	return <span className="picture-words">{props.children}</span>;
}
