// AWS regions with Amazon Bedrock, for the list under the field; any other can be typed.
// Source: AWS General Reference, "Amazon Bedrock endpoints and quotas".

export const REGIONS: readonly { id: string; place: string }[] = [
  { id: "us-east-1", place: "N. Virginia" },
  { id: "us-east-2", place: "Ohio" },
  { id: "us-west-2", place: "Oregon" },
  { id: "ca-central-1", place: "Canada" },
  { id: "sa-east-1", place: "São Paulo" },
  { id: "eu-central-1", place: "Frankfurt" },
  { id: "eu-central-2", place: "Zurich" },
  { id: "eu-north-1", place: "Stockholm" },
  { id: "eu-south-1", place: "Milan" },
  { id: "eu-west-1", place: "Ireland" },
  { id: "eu-west-2", place: "London" },
  { id: "eu-west-3", place: "Paris" },
  { id: "ap-northeast-1", place: "Tokyo" },
  { id: "ap-northeast-2", place: "Seoul" },
  { id: "ap-south-1", place: "Mumbai" },
  { id: "ap-southeast-1", place: "Singapore" },
  { id: "ap-southeast-2", place: "Sydney" },
  { id: "us-gov-east-1", place: "GovCloud East" },
  { id: "us-gov-west-1", place: "GovCloud West" },
];
