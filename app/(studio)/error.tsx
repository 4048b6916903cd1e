"use client";

import { WentWrong } from "@/components/home/went-wrong.tsx";

export default WentWrong;
