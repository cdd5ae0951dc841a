/*
 * Copyright Camunda Services GmbH and/or licensed to Camunda Services GmbH
 * under one or more contributor license agreements. See the NOTICE file
 * distributed with this work for additional information regarding copyright
 * ownership. Camunda licenses this file to you under the Apache License,
 * Version 2.0; you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
// Changed by Wharf from the file of the Camunda 7.24.0 web applications: Simplified Chinese and English.

// The web applications follow the first language of the browser: English when it is English, Simplified Chinese
// for every other one. They only compare the part before the dash, so «zh» and «zh-Hans-CN» reach zh-CN as the
// fallback. The fallback is loaded next to the language in use, and the one that arrives last sets the date format:
// an English browser therefore gets English as its fallback too, and loads nothing else.
const language = (navigator.languages && navigator.languages[0]) || navigator.language || '';
const english = language.split('-')[0].toLowerCase() === 'en';

export default {
  locales: {
    availableLocales: ['zh-CN', 'en'],
    fallbackLocale: english ? 'en' : 'zh-CN'
  }
};
