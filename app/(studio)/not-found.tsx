import { NothingHere } from "@/components/home/nothing-here.tsx";

export default NothingHere;
