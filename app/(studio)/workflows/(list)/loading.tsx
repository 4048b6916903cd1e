import { ListSkeleton } from "@/components/generations/list-skeleton.tsx";

export default ListSkeleton;
